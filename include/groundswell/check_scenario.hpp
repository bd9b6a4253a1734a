#pragma once
#include <cstdint>
#include <groundswell/scenario.hpp>
#include <groundswell/world.hpp>
#include <string>
#include <vector>

namespace groundswell {

/// List all problems of a scenario: numbers outside their allowed range, shares that do not sum to 1,
/// relations between parameters, interventions that name something unknown. `where` is the key in the
/// scenario file (`acts.power`, `intervention.2.dose`, counted from 1). Units of imported worlds are
/// checked once the tables are read.
Problems check_scenario(Scenario const& scenario);

/// List notes that are no errors, as sentences: parameters outside their plausible range, constants that
/// were changed, rules that never act.
std::vector<std::string> plausibility_notes(Scenario const& scenario);

/// Fill in what the scenario leaves open (groups), and write its notes anew. Call it after any change of
/// parameters, groups or interventions.
void fill_defaults(Scenario& scenario);

/// Describe what will be simulated, in words and numbers, before it is run.
///
/// @param world  the world built from the scenario, or null; if given, its people, units and ties are
///   counted
/// @param guesses  the guesses of the import, as sentences
std::string describe_scenario(Scenario const& scenario, World const* world = nullptr,
                              std::vector<std::string> const& guesses = {});

/// 64-bit hash of a scenario: every parameter by name and value, groups and ranks, components,
/// interventions, the mapping of tables and the bytes of their files. Title, sentence, path, seed and
/// replicates are not hashed.
///
/// @throws UserError if a table cannot be read
std::uint64_t scenario_hash(Scenario const& scenario);

} // namespace groundswell
