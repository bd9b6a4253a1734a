#pragma once
#include <string>
#include <vector>

#include "report/finding.hpp"

namespace groundswell {

/// A finding as an indented paragraph, with what would change it below.
std::string finding_text(report::Finding const& finding);

/// The line on what would change a finding; "" if there are no hints.
std::string would_change_text(std::vector<report::Hint> const& hints);

} // namespace groundswell
