#pragma once
#include <utility>
#include <variant>

#include "world/country.hpp"
#include "world/generate.hpp"
#include "world/world.hpp"

namespace groundswell::testing {

/// Rows with weights, rows without, and groups.
inline World world_of_rows()
{
    InstitutionSpec spec;
    spec.seats = 120;
    spec.units = 3;
    World world = generate_institution(spec, {4, 0});
    auto rows = std::get<ExplicitTies>(world.audience.stored());
    for (std::size_t i = 0; i < rows.to.size(); ++i)
        rows.weight.push_back(static_cast<float>(i % 7));
    world.audience = TieLayer(rows);
    return world;
}

/// A country of a few kinds of workplaces: nested teams and matchings, stored as rules.
inline CountrySpec country_of_workplaces(std::uint32_t seats)
{
    CountrySpec spec;
    spec.seats = seats;
    spec.ranks = 3;
    spec.share = {{.6, .5, .3}, {.4, .5, .7}};
    spec.workplaces = {{1, 4, 3, 7}, {5, 40, 3, 60}};
    spec.regions = {2, 1};
    spec.unit_size = 10;
    spec.team_size = 5;
    spec.span = 3;
    return spec;
}

} // namespace groundswell::testing
