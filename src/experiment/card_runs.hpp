#pragma once
#include <groundswell/run.hpp>
#include <groundswell/simulation.hpp>
#include <optional>

#include "engine/progress.hpp"

namespace groundswell {

/// Run a simulation to a week on the card that the options name, if they name one and it can. Then the
/// simulation is at that week, with what was added up since it was constructed.
///
/// @param observe_every  as in `RunOptions`
/// @return what the weeks left; nothing if the engine has to run them, and nothing has happened. Which card
///         ran what, and why not, it counts itself.
/// @throws Stopped if asked to
std::optional<Recorded> run_on_card(Simulation& simulation, Week end, int observe_every,
                                    RunOptions const& options);

} // namespace groundswell
