#include "world/generate.hpp"

#include <algorithm>

#include "world/generate_shares.hpp"
#include "world/generate_teams.hpp"
#include "world/generate_ties.hpp"
#include "world/world.hpp"

namespace groundswell {

namespace {

std::vector<Rank> all_ranks(InstitutionSpec const& spec)
{
    auto const count = largest_remainder(spec.seats, spec.rank_share);
    std::vector<Rank> out;
    out.reserve(spec.seats);
    for (std::size_t r = count.size(); r-- > 0;)
        out.insert(out.end(), count[r], static_cast<Rank>(r));
    return out;
}

std::vector<std::size_t> unit_sizes(InstitutionSpec const& spec)
{
    std::vector<std::size_t> out;
    for (std::size_t u = 0; u < spec.units; ++u)
        out.push_back(spec.seats / spec.units + (u < spec.seats % spec.units));
    return out;
}

/// Number the seats: fills rank and unit of the world, and returns the first seat of each team and one past
/// the last.
std::vector<Seat> place(InstitutionSpec const& spec, Key key, World& world)
{
    std::vector<Seat> team_start{0};
    auto const units = deal(all_ranks(spec), unit_sizes(spec));
    for (Unit unit = 0; unit < units.size(); ++unit) {
        for (auto const& team :
             deal(units[unit], team_sizes(units[unit].size(), {spec.team_min, spec.team_max}, unit, key))) {
            world.rank.insert(world.rank.end(), team.begin(), team.end());
            world.unit.insert(world.unit.end(), team.size(), unit);
            team_start.push_back(static_cast<Seat>(world.rank.size()));
        }
        world.units.push_back("unit " + std::to_string(unit + 1));
    }
    return team_start;
}

/// Cliques: each team, and after them the leads of each unit that has two or more.
GroupTies team_ties(World const& world, std::vector<Seat> const& team_start)
{
    std::vector<std::vector<Seat>> cliques;
    std::vector<std::vector<Seat>> leads(world.units.size());
    for (std::size_t t = 0; t + 1 < team_start.size(); ++t) {
        auto& team = cliques.emplace_back();
        for (Seat seat = team_start[t]; seat < team_start[t + 1]; ++seat)
            team.push_back(seat);
        if (world.rank[team.front()] + 2 >= world.ranks)
            leads[world.unit[team.front()]].push_back(team.front());
    }
    for (auto& clique : leads)
        if (clique.size() > 1) cliques.push_back(std::move(clique));
    return ties_from_groups(world.seats, std::move(cliques));
}

std::vector<Group> draw_groups(InstitutionSpec const& spec, Key key, std::vector<Rank> const& rank)
{
    std::vector<Group> group(rank.size());
    for (std::size_t r = 0; r < spec.rank_share.size(); ++r) {
        std::vector<Seat> seats;
        for (Seat seat = 0; seat < rank.size(); ++seat)
            if (rank[seat] == r) seats.push_back(seat);
        std::vector<double> shares;
        for (auto const& by_rank : spec.share)
            shares.push_back(by_rank[r]);
        assign_by_share(std::move(seats), shares, key, group);
    }
    return group;
}

} // namespace

World generate_institution(InstitutionSpec const& spec, Key key, Stop stop)
{
    throw_if_any(check_institution(spec));
    World world;
    world.seats = spec.seats;
    world.ranks = static_cast<int>(spec.rank_share.size());
    world.groups = spec.groups;
    auto const team_start = place(spec, key, world);
    world.institution_of.assign(world.units.size(), 0);
    stop.look();
    world.first_group = draw_groups(spec, key, world.rank);
    stop.look();
    index_units(world);

    std::vector<std::uint32_t> team(world.seats);
    for (std::uint32_t t = 0; t + 1 < team_start.size(); ++t)
        std::fill(team.begin() + team_start[t], team.begin() + team_start[t + 1], t);
    TieFrame const frame{world.first_group, team_start, team, stop};
    world.team = TieLayer(team_ties(world, team_start));
    world.confidant = TieLayer(draw_confidants(
        frame,
        {.degree = spec.confidants, .inside = spec.confidant_team, .homophily = spec.confidant_homophily},
        key));
    world.audience = TieLayer(draw_audience(frame, spec.audience, key));
    return world;
}

} // namespace groundswell
