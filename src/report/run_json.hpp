#pragma once
#include <vector>

#include "report/json.hpp"
#include "report/run_outcome.hpp"
#include "report/targets.hpp"

namespace groundswell::report {

/// The run as one JSON object, described in docs/study.md. The same run gives the same bytes: no time is in
/// it.
///
/// @param verdicts  empty unless surveys were asked for
Json run_json(RunOutcome const& outcome, std::vector<TargetVerdict> const& verdicts);

} // namespace groundswell::report
