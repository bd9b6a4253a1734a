#pragma once
#include <vector>

#include "interventions/intervention.hpp"
#include "scenario/parameter_table.hpp"

namespace groundswell {

struct Stage;

/// An intervention with its names looked up, once, for one world.
struct ActiveIntervention {
    InterventionSpec spec;
    std::vector<bool> groups, ranks, units; ///< in scope; empty: all
    std::vector<std::pair<ParameterAt, double>> set;

    bool in_force(Week week) const { return week >= spec.start && (!spec.end || week < *spec.end); }
    /// Whether what changes states acts this week: at the start, and every `every` weeks.
    bool acts(Week week) const
    {
        if (!in_force(week)) return false;
        return week == spec.start || (spec.every > 0 && (week - spec.start) % spec.every == 0);
    }
};

/// Look up groups, ranks, units and parameters by name.
///
/// @throws UserError naming each that does not exist (units of imported worlds are only known now)
std::vector<ActiveIntervention> activate_interventions(std::vector<InterventionSpec> const& specs,
                                                       Stage const& stage);

/// Whether a seat's holder is reached: group, rank, unit, and the share keyed by person.
bool in_scope(Stage const& stage, ActiveIntervention const& intervention, Seat seat);

/// The escrow in force this week, the first if there are several; none: null.
ActiveIntervention const* active_escrow(Stage const& stage);

} // namespace groundswell
