#pragma once
#include <string>
#include <vector>

#include "apps/run_outcome.hpp"
#include "apps/targets.hpp"

namespace groundswell {

/// The run as one JSON object, described in docs/study.md. The same run gives the same bytes: no time is in
/// it.
///
/// @param verdicts  empty unless surveys were asked for
std::string run_json(RunOutcome const& outcome, std::vector<TargetVerdict> const& verdicts);

} // namespace groundswell
