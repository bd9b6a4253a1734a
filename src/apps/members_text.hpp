#pragma once
#include <string>

#include "report/members_outcome.hpp"

namespace groundswell {

/// A run over a fit, for a terminal.
std::string members_text(report::MembersOutcome const& outcome);

} // namespace groundswell
