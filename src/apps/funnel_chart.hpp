#pragma once
#include <string>

#include "apps/text.hpp"
#include "report/run_outcome.hpp"

namespace groundswell {

/// From act to accountability: mean events per replicate, as bars.
std::string funnel_chart(report::RunOutcome const& outcome, Characters characters);

} // namespace groundswell
