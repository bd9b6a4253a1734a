#pragma once
#include <string>
#include <vector>

#include "apps/run_outcome.hpp"
#include "apps/targets.hpp"
#include "apps/text.hpp"

namespace groundswell {

/// Survey and model side by side, with the verdict of each row, what it rests on, and the sources.
std::string targets_table(std::vector<TargetVerdict> const& verdicts, RunOutcome const& outcome);

} // namespace groundswell
