#pragma once
#include "view/job.hpp"
#include "view/setting.hpp"

namespace groundswell::view {

/// What the body of POST /api/run means: {base, variant, replicates, weeks, seed, picture}.
///
/// @param session  the session's own scenario
/// @throws SettingError with every fault of both arms, and, where there is none, with what makes them
///         incomparable
RunRequest run_request(Json const& body, Scenario const& session);

} // namespace groundswell::view
