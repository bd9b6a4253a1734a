#include "world/import.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>

#include "world/generate_shares.hpp"
#include "world/import_ties.hpp"

namespace groundswell {

namespace {

/// Both tables as read, what their values mean, and what is wrong with them.
struct Tables {
    PeopleTable people;
    std::vector<Group> group; ///< by row; empty: to be drawn
    std::vector<Rank> rank;   ///< by row
    TieTable ties;
};

Tables read_tables(ImportSpec& spec, ImportReport& report)
{
    ImportProblems problems;
    Tables out;
    out.people = read_people(spec, report, problems);
    out.group = settle_groups(out.people, spec, report, problems);
    out.rank = settle_ranks(out.people, spec, report, problems);
    if (!spec.ties_file.empty()) {
        out.ties = read_ties(spec, out.people, report, problems);
        settle_layers(out.ties, spec, report, problems);
    } else if (!spec.layers.team.empty() || !spec.layers.confidant.empty() || !spec.layers.audience.empty()) {
        problems.add({.code = ProblemCode::key_not_used,
                      .place = {.key = "layers"},
                      .what = "are named, but there is no table of ties",
                      .suggestion = "name the table of ties, or no layers"});
    }
    throw_if_any(problems.all());
    return out;
}

/// Fill rank, unit and group by seat. Returns the seat of each row.
std::vector<Seat> number_seats(Tables const& tables, World& world)
{
    auto const& unit = tables.people.unit;
    world.units = unit.values;
    if (unit.code.empty()) world.units = {"everyone"};
    std::ranges::sort(world.units);
    std::vector<Unit> unit_of_code;
    for (auto const& name : unit.values)
        unit_of_code.push_back(
            static_cast<Unit>(std::ranges::lower_bound(world.units, name) - world.units.begin()));
    auto const unit_of = [&](std::size_t row) {
        return unit.code.empty() ? Unit{0} : unit_of_code[unit.code[row]];
    };

    std::vector<std::uint32_t> order(world.seats);
    std::iota(order.begin(), order.end(), 0U);
    std::ranges::sort(order, [&](std::uint32_t a, std::uint32_t b) {
        auto const place = [&](std::uint32_t row) { return std::tuple(unit_of(row), -tables.rank[row]); };
        return place(a) != place(b) ? place(a) < place(b) : tables.people.ids[a] < tables.people.ids[b];
    });

    std::vector<Seat> seat_of(world.seats);
    world.first_group.assign(world.seats, 0);
    for (Seat seat = 0; seat < world.seats; ++seat) {
        auto const row = order[seat];
        seat_of[row] = seat;
        world.unit.push_back(unit_of(row));
        world.rank.push_back(tables.rank[row]);
        if (!tables.group.empty()) world.first_group[seat] = tables.group[row];
    }
    world.institution_of.assign(world.units.size(), 0);
    index_units(world);
    return seat_of;
}

void draw_groups(ImportSpec const& spec, Key key, World& world)
{
    std::vector<double> shares;
    for (auto const& group : spec.groups) {
        auto const share = spec.group_shares.find(group);
        shares.push_back(share == spec.group_shares.end() ? 0 : share->second);
    }
    std::vector<Seat> everyone(world.seats);
    std::iota(everyone.begin(), everyone.end(), Seat{0});
    assign_by_share(std::move(everyone), shares, key, world.first_group);
    world.groups_assigned = true;
}

GroupTies unit_cliques(World const& world)
{
    std::vector<std::vector<Seat>> cliques(world.units.size());
    for (Seat seat = 0; seat < world.seats; ++seat)
        cliques[world.unit[seat]].push_back(seat);
    return ties_from_groups(world.seats, std::move(cliques));
}

void build_ties(ImportSpec const& spec, TieTable const& ties, std::vector<Seat> const& seat_of, World& world)
{
    auto const& layers = spec.layers;
    auto const layer = [&](std::vector<std::string> const& names, Reading reading) {
        return TieLayer(build_layer(ties, names, reading, seat_of));
    };
    world.team =
        layers.team.empty() ? TieLayer(unit_cliques(world)) : layer(layers.team, layers.team_reading);
    world.confidant =
        layers.confidant.empty() ? world.team : layer(layers.confidant, layers.confidant_reading);
    if (!layers.audience.empty())
        world.audience = layer(layers.audience, layers.audience_reading);
    else
        world.audience =
            layers.confidant.empty() ? world.team : TieLayer(unite_layers(world.team, world.confidant));
}

void note_ties(ImportSpec const& spec, World const& world, ImportReport& report)
{
    auto const& layers = spec.layers;
    if (layers.team.empty()) report.notes.push_back("team: everyone of a unit, because no layer is the team");
    if (layers.confidant.empty())
        report.notes.push_back("confidant: as team, because no layer is the confidant");
    if (layers.audience.empty())
        report.notes.push_back("audience: team and confidant, because no layer is the audience");
    std::size_t alone = 0;
    for (Seat seat = 0; seat < world.seats; ++seat)
        alone += world.team.degree(seat) == 0;
    if (alone > 0)
        report.notes.push_back(std::to_string(alone) + " of " + std::to_string(world.seats) +
                               " people have no tie in team");
}

} // namespace

World import_world(ImportSpec const& spec, Key key, ImportReport* report)
{
    ImportReport found{.guesses = {}, .notes = {}, .settled = spec};
    auto const tables = read_tables(found.settled, found);

    World world;
    world.imported = true;
    world.seats = tables.people.rows();
    world.ranks = std::max(1, static_cast<int>(found.settled.rank_order.size()));
    world.groups = found.settled.groups;
    auto const seat_of = number_seats(tables, world);
    if (tables.group.empty()) draw_groups(found.settled, key, world);
    build_ties(found.settled, tables.ties, seat_of, world);
    if (found.settled.unit_column == "-")
        found.notes.push_back("everyone is in one unit, because the table of people does not say");
    note_ties(found.settled, world, found);
    if (report) *report = std::move(found);
    return world;
}

} // namespace groundswell
