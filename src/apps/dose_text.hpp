#pragma once
#include <string>

#include "apps/text.hpp"
#include "report/dose_outcome.hpp"

namespace groundswell {

/// A response curve as text for a terminal.
std::string dose_text(report::DoseOutcome const& outcome, Characters characters);

/// The response by dose as bars with intervals.
std::string dose_chart(report::DoseOutcome const& outcome, Characters characters);
/// Both histories side by side, and in words whether the state stays.
std::string tipping_text(report::DoseOutcome const& outcome);

} // namespace groundswell
