#pragma once
#include "engine/week_state.hpp"

namespace groundswell {

/// Fill all seats with people born for the first week of burn-in, and set what later weeks compare with: the
/// groups' shares and the threshold of component `individuals`.
void populate(WeekState& now);

} // namespace groundswell
