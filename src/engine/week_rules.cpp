#include "engine/week_rules.hpp"

#include <algorithm>
#include <groundswell/interventions/week_parameters.hpp>

#include "base/disclosure.hpp"

namespace groundswell {

namespace {

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

} // namespace

Parameters parameters_in(Scenario const& scenario, std::vector<ActiveIntervention> const& interventions,
                         Week at)
{
    Parameters p = scenario.parameters;
    for (auto const& intervention : interventions) {
        if (!intervention.in_force(at)) continue;
        WeekParameters const week{
            .p = p,
            .named = [&](std::string const& name) -> double& { return intervention.parameter(name).in(p); },
            .elapsed = intervention.elapsed(at)};
        std::visit(
            [&](auto const& kind) {
                if constexpr (requires { kind.change(week); }) kind.change(week);
            },
            intervention.spec.kind);
    }
    return p;
}

bool rules_change(std::vector<ActiveIntervention> const& interventions, Week week)
{
    return std::ranges::any_of(interventions, [week](ActiveIntervention const& i) {
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

double stand_probability(InterventionKind const& kind)
{
    return std::visit(
        [](auto const& own) {
            if constexpr (requires { own.stand_probability(); })
                return own.stand_probability();
            else
                return 0.0;
        },
        kind);
}

double people_paid_for(Scenario const& scenario, InterventionSpec const& spec, std::size_t could_be_reached,
                       std::size_t reached)
{
    auto const rules = scenario.disclosure();
    bool const picks = !spec.scope.groups.empty() || !spec.scope.ranks.empty() || !spec.scope.units.empty();
    if (!picks || !rules.withholds()) return static_cast<double>(reached);
    if (could_be_reached == 0) return 0;
    auto const least = static_cast<double>(rules.min_cell);
    return spec.scope.share *
           std::max(least, rounded_to(static_cast<double>(could_be_reached), rules.min_cell));
}

} // namespace groundswell
