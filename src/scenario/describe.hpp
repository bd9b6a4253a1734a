#pragma once
#include <string>
#include <vector>

#include "scenario/scenario.hpp"

namespace groundswell {

/// What will be simulated, in words and numbers, before it is run.
///
/// @param world  the world built from the scenario, if there is one: its people, units and ties are then
/// counted
/// @param guesses  what the import guessed, in words
std::string describe_scenario(Scenario const& scenario, World const* world = nullptr,
                              std::vector<std::string> const& guesses = {});

} // namespace groundswell
