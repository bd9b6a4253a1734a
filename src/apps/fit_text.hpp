#pragma once
#include <string>

#include "report/fit_outcome.hpp"

namespace groundswell {

/// A fit as text for a terminal: what was found, the rows before and after, the numbers that were learned.
std::string fit_text(report::FitOutcome const& outcome);

} // namespace groundswell
