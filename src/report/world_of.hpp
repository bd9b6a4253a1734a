#pragma once
#include <groundswell/scenario.hpp>
#include <groundswell/simulation.hpp>
#include <memory>
#include <string>
#include <vector>

#include "report/run_outcome.hpp"
#include "world/world.hpp"

namespace groundswell::report {

/// The institution of replicate 0, and what its import guessed, for those who show it before it is run.
struct ShownWorld {
    std::shared_ptr<World const> world;
    std::vector<std::string> guesses; ///< and what was dropped or assumed; empty for generated institutions
};

/// @throws UserError if the tables cannot be used; Stopped if asked to
ShownWorld world_of(Scenario const& scenario, Stop stop = {});

/// How many people a page or a text says there are, by the scenario's rule of rounding.
std::size_t shown_people(Scenario const& scenario, std::size_t seats);

/// Fill in how many people the scenario has, and what was guessed. Only imported tables are read for it.
///
/// @throws UserError if the tables cannot be used
void count_people(RunOutcome& outcome);

} // namespace groundswell::report
