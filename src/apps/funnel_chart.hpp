#pragma once
#include <string>

#include "apps/run_outcome.hpp"
#include "apps/text.hpp"

namespace groundswell {

/// Events of one stage per replicate.
Estimate stage_estimate(RunOutcome const& outcome, FunnelStage const& stage);

/// From act to accountability: mean events per replicate, as bars.
std::string funnel_chart(RunOutcome const& outcome, Characters characters);

} // namespace groundswell
