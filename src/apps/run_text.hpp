#pragma once
#include <string>
#include <vector>

#include "apps/text.hpp"
#include "report/run_outcome.hpp"
#include <groundswell/targets.hpp>

namespace groundswell {

/// A run as text for a terminal: what was simulated, what was found, funnel, figures by group, surveys if
/// asked for, and how to get the same again.
std::string run_text(report::RunOutcome const& outcome, std::vector<TargetVerdict> const& verdicts,
                     Characters characters);

} // namespace groundswell
