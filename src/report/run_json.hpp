#pragma once
#include <vector>

#include "report/json.hpp"
#include "report/run_outcome.hpp"
#include <groundswell/targets.hpp>

namespace groundswell::report {

/// The run as one JSON object, described in docs/study.md. The same run gives the same bytes: no time is in
/// it.
///
/// @param verdicts  empty unless surveys were asked for
Json run_json(RunOutcome const& outcome, std::vector<TargetVerdict> const& verdicts);

/// Names of the components that a scenario switches off.
Json components_off_json(Scenario const& scenario);

} // namespace groundswell::report
