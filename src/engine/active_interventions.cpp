#include "engine/active_interventions.hpp"

#include <algorithm>
#include <groundswell/problems.hpp>

#include "base/text.hpp"
#include "engine/week_state.hpp"
#include "world/world.hpp"

namespace groundswell {

namespace {

/// Which of `all` are named; empty if none is named (everyone is meant).
std::vector<bool> named(std::vector<std::string> const& names, std::vector<std::string> const& all,
                        std::string const& where, Problems& problems)
{
    if (names.empty()) return {};
    std::vector<bool> out(all.size(), false);
    for (auto const& name : names) {
        auto const at = std::ranges::find(all, name);
        if (at == all.end()) {
            std::string known;
            for (std::size_t i = 0; i < std::min<std::size_t>(all.size(), 12); ++i)
                known += (i ? ", " : "known: ") + all[i];
            problems.push_back({.code = ProblemCode::name_unknown,
                                .place = {.key = where},
                                .what = "there is no '" + name + "'",
                                .allowed = known,
                                .suggestion = did_you_mean(name, all)});
        } else {
            out[static_cast<std::size_t>(at - all.begin())] = true;
        }
    }
    return out;
}

/// The parameters that an intervention sets by name, looked up.
std::vector<ParameterAt> parameters_set(InterventionSpec const& spec, World const& world,
                                        std::string const& where, Problems& problems)
{
    std::vector<ParameterAt> out;
    InterventionSpec::visit_own(spec, [&]<class T>(InterventionField const& field, T const& values) {
        if constexpr (std::is_same_v<T, ParameterValues>)
            for (auto const& [name, value] : values) {
                if (auto const at = find_parameter(name, world.groups, world.ranks))
                    out.push_back(*at);
                else
                    problems.push_back(
                        {.code = ProblemCode::name_unknown,
                         .place = {.key = where + "." + field.name},
                         .what = "there is no parameter '" + name + "'",
                         .suggestion = did_you_mean(name, parameter_names(world.groups, world.ranks))});
            }
    });
    return out;
}

} // namespace

ParameterAt const& ActiveIntervention::parameter(std::string const& name) const
{
    return *std::ranges::find(set, name, &ParameterAt::name);
}

std::vector<ActiveIntervention> activate_interventions(std::vector<InterventionSpec> const& specs,
                                                       WeekState const& now)
{
    World const& world = *now.world;
    Problems problems;
    std::vector<ActiveIntervention> out;
    for (std::size_t i = 0; i < specs.size(); ++i) {
        InterventionSpec const& spec = specs[i];
        std::string const where = "intervention[" + std::to_string(i + 1) + "]";
        ActiveIntervention active{.spec = spec, .groups = {}, .ranks = {}, .units = {}, .set = {}};
        active.groups = named(spec.scope.groups, world.groups, where + ".scope.groups", problems);
        active.units = named(spec.scope.units, world.units, where + ".scope.units", problems);
        if (!spec.scope.ranks.empty()) active.ranks.assign(static_cast<std::size_t>(world.ranks), false);
        for (int const rank : spec.scope.ranks) {
            if (rank < 0 || rank >= world.ranks)
                problems.push_back({.code = ProblemCode::name_unknown,
                                    .place = {.key = where + ".scope.ranks"},
                                    .what = "there is no rank " + std::to_string(rank),
                                    .allowed = "0 to " + std::to_string(world.ranks - 1)});
            else
                active.ranks[static_cast<std::size_t>(rank)] = true;
        }
        active.set = parameters_set(spec, world, where, problems);
        out.push_back(std::move(active));
    }
    throw_if_any(problems);
    return out;
}

bool in_scope(WeekState const& now, ActiveIntervention const& intervention, Seat seat)
{
    auto const& people = now.state.people;
    if (!people.occupied(seat)) return false;
    if (!intervention.groups.empty() && !intervention.groups[people.group[seat]]) return false;
    if (!intervention.ranks.empty() && !intervention.ranks[now.world->rank[seat]]) return false;
    if (!intervention.units.empty() && !intervention.units[now.world->unit_of(seat)]) return false;
    double const share = intervention.spec.scope.share;
    return share >= 1 ||
           uniform(now.key, Purpose::scope, {people.birth_seat[seat], 0, people.hired[seat], 0}) < share;
}

ActiveEscrow active_escrow(WeekState const& now)
{
    for (auto const& intervention : now.interventions)
        if (auto const* terms = intervention.as<intervention::Escrow>();
            terms && intervention.in_force(now.week()))
            return {terms, &intervention};
    return {};
}

bool must_answer(WeekState const& now, Seat witness)
{
    return std::ranges::any_of(now.interventions,
                               [&](ActiveIntervention const& i) {
                                   return i.as<intervention::Answering>() && i.in_force(now.week()) &&
                                          in_scope(now, i, witness);
                               }) &&
           !(now.state.people.propensity_of(witness).harm > 0);
}

} // namespace groundswell
