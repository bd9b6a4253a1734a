#pragma once
#include <string>
#include <vector>

#include "scenario/scenario.hpp"

namespace groundswell {

/// Describe what will be simulated, in words and numbers, before it is run.
///
/// @param world  the world built from the scenario, or null; if given, its people, units and ties are
///   counted
/// @param guesses  the guesses of the import, as sentences
std::string describe_scenario(Scenario const& scenario, World const* world = nullptr,
                              std::vector<std::string> const& guesses = {});

} // namespace groundswell
