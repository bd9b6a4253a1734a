#pragma once
#include <cstdint>
#include <groundswell/check_scenario.hpp>

namespace groundswell {

/// The same as `scenario_hash` for what shapes the world at week 0: without interventions, `run.weeks` and
/// `run.window`. Scenarios with the same value share a burnt-in world.
std::uint64_t start_hash(Scenario const& scenario);

} // namespace groundswell
