#pragma once
#include <string>

#include "apps/run_outcome.hpp"

namespace groundswell {

/// What was found, in sentences with 95 % intervals over replicates; under each, what would change it.
std::string finding_text(RunOutcome const& outcome);

} // namespace groundswell
