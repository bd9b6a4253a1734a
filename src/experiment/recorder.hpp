#pragma once
#include <cstdint>
#include <groundswell/run.hpp>

#include "engine/progress.hpp"

namespace groundswell {

/// A length of time that a parameter gives, in whole weeks.
Week weeks_of(double parameter);

/// Run a simulation to the end of its horizon, and keep what its results need.
///
/// @param recorded  what its weeks have left so far, if it goes on from a state that was kept
ReplicateResult record(Simulation simulation, Scenario const& scenario, std::uint32_t replicate,
                       RunOptions const& options, Recorded recorded = {});

} // namespace groundswell
