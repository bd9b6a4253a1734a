#pragma once
#include <memory>
#include <string>
#include <vector>

#include "engine/simulation.hpp"
#include "scenario/scenario.hpp"
#include "world/world.hpp"

namespace groundswell::report {

/// The institution of replicate 0, and what its import guessed, for those who show it before it is run.
struct ShownWorld {
    std::shared_ptr<World const> world;
    std::vector<std::string> guesses; ///< and what was dropped or assumed; empty for generated institutions
};

/// @throws UserError if the tables cannot be used; Stopped if asked to
ShownWorld world_of(Scenario const& scenario, Stop stop = {});

} // namespace groundswell::report
