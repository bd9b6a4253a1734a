#pragma once
#include <groundswell/stop.hpp>

#include "report/json.hpp"
#include "view/session.hpp"

namespace groundswell::view {

/// Run what a page would ask for, and keep all that it would be told: {request, events: [[name, data], ...],
/// report}. A site plays it as if it were run.
///
/// @throws SettingError, UserError; Stopped if asked to
Json recorded(Session const& session, Json const& request, int threads, Stop stop);

} // namespace groundswell::view
