#pragma once
#include <string>

#include "report/member_sensitivity_outcome.hpp"

namespace groundswell {

/// A sensitivity over a fit, for a terminal.
std::string member_sensitivity_text(report::MemberSensitivityOutcome const& outcome);

} // namespace groundswell
