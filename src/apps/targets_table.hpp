#pragma once
#include <string>
#include <vector>

#include "apps/text.hpp"
#include "report/run_outcome.hpp"
#include <groundswell/targets.hpp>

namespace groundswell {

/// Survey and model side by side, with the verdict of each row, what it rests on, and the sources.
std::string targets_table(std::vector<TargetVerdict> const& verdicts, report::RunOutcome const& outcome);

} // namespace groundswell
