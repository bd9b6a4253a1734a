#pragma once
#include <utility>
#include <variant>

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

} // namespace groundswell::testing
