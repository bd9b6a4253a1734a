#pragma once
#include <string>
#include <vector>

#include "apps/run_outcome.hpp"

namespace groundswell {

/// What was found, in sentences with 95 % intervals over replicates; under each, what would change it.
std::string finding_text(RunOutcome const& outcome);
/// Its paragraphs, as they are printed, without the heading. Empty ones are left out.
std::vector<std::string> finding_paragraphs(RunOutcome const& outcome);

} // namespace groundswell
