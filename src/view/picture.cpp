#include "view/picture.hpp"

#include <algorithm>
#include <groundswell/result.hpp>
#include <map>
#include <nlohmann/json.hpp>

#include "world/world.hpp"
namespace groundswell::view {

namespace {

/// Teams come before leads' cliques, so that a seat's first group is its own team.
std::vector<std::uint32_t> teams_of(World const& world)
{
    auto const& by = std::get<GroupTies>(world.team.stored());
    std::vector<std::uint32_t> out(world.seats);
    for (Seat seat = 0; seat < world.seats; ++seat)
        out[seat] = by.groups[by.group_start[seat]];
    return out;
}

std::size_t people_in(World const& world, Unit unit)
{
    return world.unit_start[unit + 1] - world.unit_start[unit];
}

void draw_units(Drawn& out)
{
    World const& world = *out.world;
    std::vector<std::uint32_t> place(world.units.size());
    std::vector<Unit> small;
    std::size_t in_small = 0;
    for (Unit unit = 0; unit < world.units.size(); ++unit) {
        if (people_in(world, unit) < out.min_cell) {
            small.push_back(unit);
            in_small += people_in(world, unit);
            continue;
        }
        place[unit] = static_cast<std::uint32_t>(out.names.size());
        out.names.push_back(world.units[unit]);
        out.occupants.push_back(people_in(world, unit));
    }
    if (!small.empty()) {
        // The rest must hold as many people: else the smallest unit joins it.
        if (in_small < out.min_cell && !out.occupants.empty()) {
            auto const least =
                static_cast<std::uint32_t>(std::ranges::min_element(out.occupants) - out.occupants.begin());
            for (Unit const unit : small)
                place[unit] = least;
            out.names[least] = "others";
            out.occupants[least] += in_small;
        } else {
            for (Unit const unit : small)
                place[unit] = static_cast<std::uint32_t>(out.names.size());
            out.names.emplace_back("others");
            out.occupants.push_back(in_small);
        }
    }
    out.place.resize(world.seats);
    for (Seat seat = 0; seat < world.seats; ++seat)
        out.place[seat] = place[world.unit[seat]];
}

Json people_json(Drawn const& drawn)
{
    World const& world = *drawn.world;
    Json out{{"mode", "people"}, {"nodes", Json::array()}, {"teams", Json::array()}};
    std::map<std::uint32_t, Unit> teams;
    for (Seat seat = 0; seat < world.seats; ++seat) {
        out["nodes"].push_back({{"id", seat},
                                {"unit", world.unit[seat]},
                                {"rank", world.rank[seat]},
                                {"group", world.first_group[seat]},
                                {"team", drawn.place[seat]}});
        teams.emplace(drawn.place[seat], world.unit[seat]);
    }
    for (auto const& [team, unit] : teams)
        out["teams"].push_back({{"id", team}, {"unit", unit}});
    Json pairs = Json::array();
    for (Seat seat = 0; seat < world.seats; ++seat)
        world.confidant.for_each(seat, [&](Seat other) {
            if (seat < other) pairs.push_back(Json::array({seat, other}));
        });
    out["ties"] = {{"team", "by team id"}, {"confidant", std::move(pairs)}};
    return out;
}

std::size_t rounded_people(std::size_t number, Drawn const& drawn)
{
    return static_cast<std::size_t>(rounded_to(static_cast<double>(number), drawn.round_to));
}

/// Ties between units, from all three layers; a weight counts pairs of people.
Json unit_ties(Drawn const& drawn)
{
    World const& world = *drawn.world;
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint64_t> weight;
    for (auto const* layer : {&world.team, &world.confidant, &world.audience})
        for (Seat seat = 0; seat < world.seats; ++seat)
            layer->for_each(seat, [&](Seat other) {
                auto const [a, b] = std::minmax(drawn.place[seat], drawn.place[other]);
                if (a != b) ++weight[{a, b}];
            });
    Json out = Json::array();
    for (auto const& [pair, n] : weight)
        // Few ties would speak of few people.
        if (n >= drawn.min_cell)
            out.push_back(Json::array({pair.first, pair.second, rounded_people(n, drawn)}));
    return out;
}

} // namespace

Drawn drawn(std::shared_ptr<World const> world, DisclosureRules disclosure)
{
    Drawn out;
    out.min_cell = static_cast<std::size_t>(disclosure.min_cell);
    out.round_to = disclosure.round_to;
    out.world = std::move(world);
    out.people = !out.world->imported && out.world->seats <= most_people &&
                 std::holds_alternative<GroupTies>(out.world->team.stored());
    if (out.people)
        out.place = teams_of(*out.world);
    else
        draw_units(out);
    return out;
}

Json picture_json(Drawn const& drawn)
{
    if (drawn.people) return people_json(drawn);
    return {{"mode", "units"}, {"nodes", units_json(drawn)}, {"ties", unit_ties(drawn)}};
}

Json units_json(Drawn const& drawn)
{
    Json out = Json::array();
    if (drawn.people) {
        for (Unit unit = 0; unit < drawn.world->units.size(); ++unit)
            out.push_back({{"id", unit},
                           {"name", drawn.world->units[unit]},
                           {"people", rounded_people(people_in(*drawn.world, unit), drawn)}});
        return out;
    }
    bool const few = drawn.occupants.size() == 1 && drawn.occupants[0] < drawn.min_cell;
    for (std::size_t i = 0; i < drawn.names.size(); ++i)
        out.push_back({{"id", i},
                       {"name", drawn.names[i]},
                       {"people", few ? Json(nullptr) : Json(rounded_people(drawn.occupants[i], drawn))}});
    return out;
}

} // namespace groundswell::view
