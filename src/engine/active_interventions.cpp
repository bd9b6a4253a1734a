#include "engine/active_interventions.hpp"

#include <algorithm>
#include <groundswell/disclosure.hpp>
#include <groundswell/problems.hpp>

#include "base/text.hpp"
#include "engine/week_state.hpp"
#include "world/world.hpp"

namespace groundswell {

namespace {

/// Names that there are, and those of them that a message may tell.
struct KnownNames {
    std::vector<std::string> const& all;
    std::vector<std::string> told;
};

/// Units of fewer people than may be shown are named by nobody but who names them first.
KnownNames units_of(World const& world, DisclosureRules const& rules)
{
    KnownNames out{world.units, {}};
    auto const fewest = static_cast<std::uint32_t>(rules.min_cell);
    for (Unit unit = 0; unit < world.units.size(); ++unit)
        if (world.unit_size(unit) >= fewest) out.told.push_back(world.units[unit]);
    return out;
}

/// Which of `known` are named; empty if none is named (everyone is meant).
std::vector<bool> named(std::vector<std::string> const& names, KnownNames const& known,
                        std::string const& where, Problems& problems)
{
    auto const& [all, told] = known;
    if (names.empty()) return {};
    std::vector<bool> out(all.size(), false);
    for (auto const& name : names) {
        auto const at = std::ranges::find(all, name);
        if (at == all.end()) {
            std::string some;
            for (std::size_t i = 0; i < std::min<std::size_t>(told.size(), 12); ++i)
                some += (i ? ", " : "known: ") + told[i];
            problems.push_back({.code = ProblemCode::name_unknown,
                                .place = {.key = where},
                                .what = "there is no '" + name + "'",
                                .allowed = some,
                                .suggestion = did_you_mean(name, told)});
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

bool contains(std::vector<bool> const& listed, std::size_t index)
{
    return listed.empty() || listed[index];
}

/// Of the seats with a rank and unit in scope, held or not: the share with the most audience ties, of equals
/// those of lower seat. Ties do not change, so it is found once. @return by seat
std::vector<bool> best_connected(World const& world, ActiveIntervention const& intervention)
{
    auto const eligible = [&](Seat seat) {
        return contains(intervention.ranks, world.rank[seat]) &&
               contains(intervention.units, world.unit_of(seat));
    };
    std::vector<std::size_t> with_degree; // how many seats have so many ties
    std::size_t all = 0;
    for (Seat seat = 0; seat < world.seats; ++seat) {
        if (!eligible(seat)) continue;
        std::size_t const ties = world.audience.degree(seat);
        ++all;
        if (ties >= with_degree.size()) with_degree.resize(ties + 1, 0);
        ++with_degree[ties];
    }
    double const share = intervention.spec.scope.connected;
    auto left = static_cast<std::size_t>(share * static_cast<double>(all) + 0.5);
    std::size_t least = with_degree.size(); // all with more ties are chosen, of those with `least` the first
    while (least > 0 && with_degree[least - 1] <= left)
        left -= with_degree[--least];
    std::vector<bool> out(world.seats, false);
    for (Seat seat = 0; seat < world.seats; ++seat) {
        if (!eligible(seat)) continue;
        std::size_t const ties = world.audience.degree(seat);
        bool const last = ties + 1 == least && left > 0;
        out[seat] = ties >= least || last;
        left -= last;
    }
    return out;
}

} // namespace

ParameterAt const& ActiveIntervention::parameter(std::string const& name) const
{
    return *std::ranges::find(set, name, &ParameterAt::name);
}

std::vector<ActiveIntervention> activate_interventions(Scenario const& scenario, World const& world)
{
    auto const& specs = scenario.interventions;
    Problems problems;
    std::vector<ActiveIntervention> out;
    for (std::size_t i = 0; i < specs.size(); ++i) {
        InterventionSpec const& spec = specs[i];
        std::string const where = "intervention[" + std::to_string(i + 1) + "]";
        ActiveIntervention active{.spec = spec, .groups = {}, .ranks = {}, .units = {}, .set = {}};
        active.groups =
            named(spec.scope.groups, {world.groups, world.groups}, where + ".scope.groups", problems);
        active.units =
            named(spec.scope.units, units_of(world, scenario.disclosure()), where + ".scope.units", problems);
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
        if (spec.scope.connected < 1 && problems.empty()) active.connected = best_connected(world, active);
        out.push_back(std::move(active));
    }
    throw_if_any(problems);
    return out;
}

bool could_reach(WeekState const& now, ActiveIntervention const& intervention, Seat seat)
{
    auto const& people = now.state.people;
    if (!people.occupied(seat)) return false;
    if (!contains(intervention.groups, people.group[seat])) return false;
    if (!contains(intervention.ranks, now.world->rank[seat])) return false;
    if (!intervention.units.empty() && !intervention.units[now.world->unit_of(seat)]) return false;
    return contains(intervention.connected, seat);
}

bool in_scope(WeekState const& now, ActiveIntervention const& intervention, Seat seat)
{
    if (!could_reach(now, intervention, seat)) return false;
    auto const& people = now.state.people;
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
