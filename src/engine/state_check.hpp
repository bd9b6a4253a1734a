#pragma once
#include <groundswell/scenario.hpp>

#include "engine/state.hpp"
#include "world/world.hpp"

namespace groundswell {

/// Find what in a state cannot have come from a run of this scenario in this world: a column of another
/// length, a seat that is not there, a week to come, a number out of its range.
///
/// @return the field's name; null if the state is sound
char const* fault_of_state(SimulationState const& state, World const& world, Scenario const& scenario);

} // namespace groundswell
