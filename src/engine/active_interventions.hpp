#pragma once
#include <groundswell/interventions.hpp>
#include <groundswell/parameter_table.hpp>
#include <groundswell/scenario.hpp>
#include <vector>

#include "engine/schedule.hpp"

namespace groundswell {

struct WeekState;
struct World;

/// An intervention with its names looked up, once, for one world.
struct ActiveIntervention {
    InterventionSpec spec;
    std::vector<bool> groups, ranks, units; ///< in scope; empty: all
    std::vector<bool> connected{};          ///< by seat: among the best connected; empty: all
    std::vector<ParameterAt> set;           ///< parameters that it sets

    Schedule schedule() const { return {spec.start, spec.end.value_or(Schedule::forever), spec.every}; }
    bool in_force(Week week) const { return schedule().in_force(week); }
    bool acts(Week week) const { return schedule().acts(week); }
    /// Share of the time from start to end that is over; 1 without an end.
    double elapsed(Week week) const
    {
        bool const ends = spec.end && *spec.end > spec.start;
        return ends ? static_cast<double>(week - spec.start) / (*spec.end - spec.start) : 1.0;
    }
    /// The kind's own fields if it is a `Kind`, else null.
    template <class Kind>
    Kind const* as() const
    {
        return spec.as<Kind>();
    }
    /// One of those that it sets.
    ParameterAt const& parameter(std::string const& name) const;
};

/// Look up groups, ranks, units and parameters by name.
///
/// @throws UserError naming each that does not exist (units of imported worlds are only known now)
std::vector<ActiveIntervention> activate_interventions(Scenario const& scenario, World const& world);

/// Whether a seat's holder is one of those of whom a scope reaches a share: by group, rank, unit, and ties.
bool could_reach(WeekState const& now, ActiveIntervention const& intervention, Seat seat);

/// Whether a seat's holder is reached: one of these, and of the share, which is keyed by person.
bool in_scope(WeekState const& now, ActiveIntervention const& intervention, Seat seat);

/// The terms of the escrow in force this week, the first if there are several, and whom it is open to.
struct ActiveEscrow {
    intervention::Escrow const* terms{nullptr}; ///< none is in force: null
    ActiveIntervention const* intervention{nullptr};
};
ActiveEscrow active_escrow(WeekState const& now);

/// Whether an intervention `answering` leaves this witness no silent option.
bool must_answer(WeekState const& now, Seat witness);

} // namespace groundswell
