#pragma once
#include "week.hpp"
#include "world/country.hpp"
#include "world/generate.hpp"

namespace groundswell::twin {

/// Values by group for woman, man and a third group; the defaults leave them empty.
inline Parameters three_groups()
{
    Parameters p;
    p.status = {0, .3, -.1};
    p.propensity.everyday.share = {.2, .38, .3};
    p.propensity.harm.share = {.062, .168, .1};
    p.init.entitlement = {.35, .45, .4};
    p.init.attitude = {.78, .68, .75};
    p.orientation = {{{.47, .8, .6}, {1, .21, .7}, {.5, .6, .4}}};
    p.scene.blind = {0, .36, .2};
    p.stigma = {{{1.2, 1, 1.1}, {1.8, 1.6, 1.7}, {1.4, 1.3, 1.2}}};
    p.discourse.defensive = {-.7, .3, -.2};
    p.career.bias = {0, .23, -.1};
    p.career.hiring = {.45, .45, .1};
    return p;
}

/// Everything that is rare happens often.
inline Parameters harsh()
{
    Parameters p = three_groups();
    p.propensity.everyday.median *= 2;
    p.propensity.harm.median *= 20;
    p.propensity.harm.share = {.5, .7, .6};
    p.propensity.everyday.share = {.6, .8, .7};
    p.acts.cap = 20;
    p.scene.max_witnesses = 4;
    for (auto& kind : p.kinds)
        kind.visibility = .3 + kind.visibility / 2;
    p.disclose.report = .5;
    p.disclose.min_severity = 0; // remarks are told of, too
    p.disclose.testify = -.5;
    p.policy.delay = 2;
    p.policy.transparency = .5;
    p.policy.response = {.2, .3, .25, .25};
    p.effort.weekly = 1.3;
    p.discourse.amplify = -1;
    p.discourse.deflect = -1;
    p.discourse.rebut = -1;
    p.discourse.callout = .8;
    p.discourse.max_audience = 5;
    p.discourse.rounds = 4;
    p.career.every = 3;
    p.career.attrition = .03;
    return p;
}

/// A small institution of three groups.
inline World small_world(std::size_t seats, Key key)
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
    return generate_institution(spec, key);
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
