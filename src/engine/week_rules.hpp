#pragma once
#include <groundswell/scenario.hpp>
#include <vector>

#include "engine/active_interventions.hpp"

/// What interventions make of a scenario's numbers, week by week.
namespace groundswell {

/// The base parameters with everything in force in a week applied, in the order of the scenario.
Parameters parameters_in(Scenario const& scenario, std::vector<ActiveIntervention> const& interventions,
                         Week week);

/// Whether the rules differ from those of the week before because something begins, ends or ramps.
bool rules_change(std::vector<ActiveIntervention> const& interventions, Week week);

/// The responsibility at which a kind holds whom it reaches; 0: it holds nobody.
double held_responsibility(InterventionKind const& kind);
/// The probability with which each of them takes a public stand in a week.
double stand_probability(InterventionKind const& kind);

/// How many people are paid for. Where they were counted, and a scope picks some, the cost would tell how
/// many it holds. So these are taken in multiples of the fewest people that a figure may be about, and of
/// them the share that is reached: who of them is drawn would tell too, over many replicates.
///
/// @param could_be_reached  whom the scope picks
/// @param reached           of these, the share that is
double people_paid_for(Scenario const& scenario, InterventionSpec const& spec, std::size_t could_be_reached,
                       std::size_t reached);

} // namespace groundswell
