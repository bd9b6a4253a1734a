#pragma once
#include <groundswell/scenario.hpp>

#include "report/json.hpp"

namespace groundswell::report {

/// What the explorer is told of a scenario and of what can be changed in it: GET /api/session of
/// docs/view.md. Null where only the caller knows: `people`, `units` and `report`.
Json session_data(Scenario const& scenario);

} // namespace groundswell::report
