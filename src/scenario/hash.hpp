#pragma once
#include <cstdint>

#include "scenario/scenario.hpp"

namespace groundswell {

/// 64-bit hash of a scenario: every parameter by name and value, groups and ranks, components,
/// interventions, the mapping of tables and the bytes of their files. Title, sentence, path, seed and
/// replicates are not hashed.
///
/// @throws UserError if a table cannot be read
std::uint64_t scenario_hash(Scenario const& scenario);

/// The same for what shapes the world at week 0: without interventions, `run.weeks` and `run.window`.
/// Scenarios with the same value share a burnt-in world.
std::uint64_t start_hash(Scenario const& scenario);

} // namespace groundswell
