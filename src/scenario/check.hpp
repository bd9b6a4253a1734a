#pragma once
#include <string>
#include <vector>

#include "scenario/scenario.hpp"

namespace groundswell {

/// Every problem of a scenario: numbers outside their allowed range, shares that do not sum to 1, relations
/// between parameters, interventions that name what is not there. `where` is the key in the scenario file
/// (`acts.power`, `intervention.2.dose`, counted from 1). Units of imported worlds are known, and checked,
/// once tables are read.
Problems check_scenario(Scenario const& scenario);

/// Of these values in place of the scenario's own.
Problems check_parameters(Scenario const& scenario, Parameters const& parameters);

Problems check_interventions(Scenario const& scenario);

/// Not errors, but worth saying: parameters outside their plausible range, constants that were changed, rules
/// that never act. In words.
std::vector<std::string> plausibility_notes(Scenario const& scenario);

/// Fill in what the scenario leaves open (groups) and write its notes anew; to be called after any change of
/// parameters, groups or interventions.
void settle(Scenario& scenario);

/// Sums of shares may miss 1 by this much.
inline constexpr double share_tolerance = 1e-6;

/// "[0, 1] share", or "whole numbers from 0 to 10".
std::string format_interval(double low, double high, bool integer, std::string const& unit = "");

} // namespace groundswell
