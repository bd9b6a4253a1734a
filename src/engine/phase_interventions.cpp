#include <algorithm>

#include "engine/acting_intervention.hpp"
#include "engine/phases.hpp"
#include "interventions/week_parameters.hpp"

namespace groundswell::phase {

namespace {

/// The base parameters with everything in force this week applied, in the order of the scenario.
Parameters parameters_of(WeekState const& stage)
{
    Parameters p = stage.scenario.parameters;
    for (auto const& intervention : stage.interventions) {
        if (!intervention.in_force(stage.week())) continue;
        WeekParameters const week{
            .p = p,
            .named = [&](std::string const& name) -> double& { return intervention.parameter(name).in(p); },
            .elapsed = intervention.elapsed(stage.week())};
        std::visit(
            [&](auto const& kind) {
                if constexpr (requires { kind.change(week); }) kind.change(week);
            },
            intervention.spec.kind);
    }
    return p;
}

bool changes_weekly(InterventionKind const& kind)
{
    return std::visit(
        [](auto const& own) {
            if constexpr (requires { own.changes_weekly(); })
                return own.changes_weekly();
            else
                return false;
        },
        kind);
}

/// Whether the rules differ from last week's because something begins, ends or ramps.
bool rules_change(WeekState const& stage)
{
    Week const week = stage.week();
    return std::ranges::any_of(stage.interventions, [week](ActiveIntervention const& i) {
        return i.in_force(week) != i.in_force(week - 1) || (i.in_force(week) && changes_weekly(i.spec.kind));
    });
}

double held_responsibility(InterventionKind const& kind)
{
    return std::visit(
        [](auto const& own) {
            if constexpr (requires { own.held_responsibility(); })
                return own.held_responsibility();
            else
                return 0.0;
        },
        kind);
}

/// Who is held at which responsibility this week.
void hold(WeekState& stage)
{
    stage.responsibility_floor.clear();
    for (std::size_t i = 0; i < stage.interventions.size(); ++i) {
        auto const& intervention = stage.interventions[i];
        auto& members = stage.state.members[i];
        if (members.empty()) continue;
        if (!intervention.in_force(stage.week())) {
            members.clear();
            continue;
        }
        stage.responsibility_floor.resize(stage.seats(), 0);
        std::uint16_t const held = encode_fraction(held_responsibility(intervention.spec.kind));
        for (Seat seat = 0; seat < stage.seats(); ++seat)
            if (members[seat])
                stage.responsibility_floor[seat] = std::max(stage.responsibility_floor[seat], held);
    }
}

void mean_attitudes(WeekState& stage)
{
    World const& world = *stage.world;
    std::vector<std::uint64_t> sum(world.institutions, 0), count(world.institutions, 0);
    for (Seat seat = 0; seat < stage.seats(); ++seat) {
        if (!stage.occupied(seat)) continue;
        Institution const institution = world.institution(seat);
        sum[institution] += stage.state.people.record[seat].attitude;
        ++count[institution];
    }
    stage.mean_attitude.assign(world.institutions, 0);
    for (std::size_t i = 0; i < world.institutions; ++i)
        if (count[i] > 0)
            stage.mean_attitude[i] = static_cast<double>(sum[i]) / 65535.0 / static_cast<double>(count[i]);
}

} // namespace

void interventions(WeekState& stage)
{
    if (stage.rules_stale || rules_change(stage)) {
        stage.rules = compile_rules(parameters_of(stage), stage.scenario.off,
                                    static_cast<int>(stage.world->groups.size()), stage.world->ranks);
        stage.rules_stale = false;
        stage.listed = false; // what the list of attempters has cached depends on the rules
    }
    if (stage.rules.off.tolerance) mean_attitudes(stage); // what interventions of this week read
    hold(stage);
    for (std::size_t i = 0; i < stage.interventions.size(); ++i) {
        auto const& intervention = stage.interventions[i];
        if (intervention.in_force(stage.week())) stage.cost += intervention.spec.cost_per_week;
        if (!intervention.acts(stage.week())) continue;
        ActingIntervention acting(stage, i);
        stage.cost += intervention.spec.cost_per_person * static_cast<double>(acting.seats().size());
        acting.act();
        if (!stage.state.members[i].empty()) hold(stage); // what follows reads it
    }
    if (stage.rules.off.tolerance) mean_attitudes(stage);
}

} // namespace groundswell::phase
