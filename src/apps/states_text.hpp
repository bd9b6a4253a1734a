#pragma once
#include <string>

#include "apps/run_outcome.hpp"

namespace groundswell {

/// In which lasting state the replicates ended: one, or two with the share in each and the main figures
/// within each.
std::string states_text(RunOutcome const& outcome);

} // namespace groundswell
