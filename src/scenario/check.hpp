#pragma once
#include <string>
#include <vector>

#include "scenario/scenario.hpp"

namespace groundswell {

/// List all problems of a scenario: numbers outside their allowed range, shares that do not sum to 1,
/// relations between parameters, interventions that name something unknown. `where` is the key in the
/// scenario file (`acts.power`, `intervention.2.dose`, counted from 1). Units of imported worlds are
/// checked once the tables are read.
Problems check_scenario(Scenario const& scenario);

/// The same with these values in place of the scenario's.
Problems check_parameters(Scenario const& scenario, Parameters const& parameters);

Problems check_interventions(Scenario const& scenario);

/// List notes that are no errors, as sentences: parameters outside their plausible range, constants that
/// were changed, rules that never act.
std::vector<std::string> plausibility_notes(Scenario const& scenario);

/// Fill in what the scenario leaves open (groups), and write its notes anew. Call it after any change of
/// parameters, groups or interventions.
void fill_defaults(Scenario& scenario);

/// Largest allowed difference of a sum of shares from 1.
inline constexpr double share_tolerance = 1e-6;

/// Write an allowed range: "[0, 1] share", or "whole numbers from 0 to 10".
std::string format_interval(double low, double high, bool integer, std::string const& unit = "");

} // namespace groundswell
