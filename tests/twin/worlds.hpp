#pragma once
#include "random/distributions.hpp"
#include "random/draw.hpp"
#include "world/country.hpp"
#include "world/generate.hpp"
#include "world/world.hpp"

/// Worlds of the settings in which engine and twin are compared.
namespace groundswell::twin {

/// A small institution of three groups.
inline InstitutionSpec small_institution(std::size_t seats)
{
    InstitutionSpec spec;
    spec.groups = {"woman", "man", "nonbinary"};
    spec.seats = seats;
    spec.units = 3;
    spec.rank_share = {.5, .3, .2};
    spec.share = {{.4, .35, .3}, {.45, .5, .6}, {.15, .15, .1}};
    spec.team_min = 4;
    spec.team_max = 7;
    spec.confidants = 3;
    spec.audience = 8;
    return spec;
}

inline World small_world(std::size_t seats, Key key)
{
    return generate_institution(small_institution(seats), key);
}

/// A country of small workplaces in two regions: ties by rule and by matchings.
inline World matched_world(std::size_t seats, Key key)
{
    CountrySpec spec;
    spec.seats = seats;
    spec.groups = {"woman", "man", "nonbinary"};
    spec.ranks = 3;
    spec.share = {{.4, .35, .3}, {.45, .5, .6}, {.15, .15, .1}};
    spec.workplaces = {{1, 4, 3, 7}, {5, 40, 3, 60}};
    spec.regions = {2, 1};
    spec.unit_size = 10;
    spec.team_size = 5;
    spec.span = 3;
    spec.confidants = 4;
    spec.confidant_region = .3;
    spec.audience = 8;
    spec.audience_most = 30;
    return generate_country(spec, key);
}

/// One unit of 1,100 people, all of whom work with one of them: more than can see or hear of one event.
inline World crowded_world(Key key)
{
    World world = small_world(1100, key);
    world.units = {"all"};
    world.unit.assign(world.seats, 0);
    world.institution_of = {0};
    world.institutions = 1;
    index_units(world);
    std::vector<std::pair<Seat, Seat>> pairs;
    for (Seat seat = 1; seat < world.seats; ++seat) {
        pairs.emplace_back(0, seat);
        pairs.emplace_back(seat, 0);
    }
    world.team = TieLayer(rows_from_pairs(world.seats, std::move(pairs)));
    return world;
}

/// Two institutions of two units each and ties that only go one way, with weights, as from a user's tables.
inline World tangled_world(std::size_t seats, int ranks, Key key)
{
    World world;
    world.seats = seats;
    world.ranks = ranks;
    world.groups = {"woman", "man", "nonbinary"};
    world.units = {"a", "b", "c", "d"};
    world.institution_of = {0, 1, 0, 1};
    world.institutions = 2;
    auto const u = [key](std::size_t seat, std::uint32_t index) {
        return uniform(key, Purpose::design, {static_cast<std::uint32_t>(seat), 0, 0, index});
    };
    for (std::size_t seat = 0; seat < seats; ++seat) {
        world.rank.push_back(
            static_cast<Rank>(whole_below(u(seat, 0) * u(seat, 1), static_cast<std::uint32_t>(ranks))));
        world.unit.push_back(whole_below(u(seat, 2), 4));
        world.first_group.push_back(static_cast<Group>(whole_below(u(seat, 3), 3)));
    }
    index_units(world);
    auto const layer = [&](std::size_t degree, std::uint32_t first_index) {
        std::vector<std::pair<Seat, Seat>> pairs;
        for (Seat seat = 0; seat < seats; ++seat)
            for (std::uint32_t k = 0; k < degree; ++k)
                pairs.emplace_back(seat,
                                   whole_below(u(seat, first_index + k), static_cast<std::uint32_t>(seats)));
        auto ties = rows_from_pairs(seats, pairs);
        for (std::size_t k = 0; k < ties.to.size(); ++k)
            ties.weight.push_back(.25F * static_cast<float>(1 + k % 5));
        return TieLayer(ties);
    };
    world.team = layer(6, 100);
    world.confidant = layer(2, 200);
    world.audience = layer(7, 300);
    return world;
}

} // namespace groundswell::twin
