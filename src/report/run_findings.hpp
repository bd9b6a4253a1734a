#pragma once
#include <vector>

#include "report/finding.hpp"
#include "report/run_outcome.hpp"

namespace groundswell::report {

/// What was found in a run, in sentences with 95 % intervals over replicates.
std::vector<Finding> run_findings(RunOutcome const& outcome);

/// In which lasting state the replicates ended: one, or two with the share in each and the main figures
/// within each. Empty where states were not observed.
Finding states_finding(RunOutcome const& outcome);

} // namespace groundswell::report
