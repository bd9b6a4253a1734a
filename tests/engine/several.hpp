#pragma once
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "world/world.hpp"

namespace groundswell::testing {

using TiePairs = std::vector<std::pair<Seat, Seat>>;

inline TiePairs beside_each_other(TieLayer const& layer, Seat seats, Seat copies)
{
    TiePairs pairs;
    for (Seat copy = 0; copy < copies; ++copy)
        for (Seat seat = 0; seat < seats; ++seat)
            layer.for_each(
                seat, [&](Seat other) { pairs.emplace_back(copy * seats + seat, copy * seats + other); });
    return pairs;
}

/// The same institution several times. The first of each are heard by the first of all, and confide in the
/// first of the next.
inline std::shared_ptr<World const> several(World const& one, Seat copies)
{
    auto const seats = static_cast<Seat>(one.seats);
    World out = one;
    out.seats = std::size_t{seats} * copies;
    out.institutions = copies;
    for (Seat copy = 1; copy < copies; ++copy) {
        out.rank.insert(out.rank.end(), one.rank.begin(), one.rank.end());
        out.first_group.insert(out.first_group.end(), one.first_group.begin(), one.first_group.end());
        for (Unit const unit : one.unit)
            out.unit.push_back(unit + copy * static_cast<Unit>(one.units.size()));
        for (auto const& name : one.units) {
            out.units.push_back(name + " of " + std::to_string(copy));
            out.institution_of.push_back(copy);
        }
    }
    out.team = TieLayer(rows_from_pairs(out.seats, beside_each_other(one.team, seats, copies)));
    auto confide = beside_each_other(one.confidant, seats, copies);
    TiePairs heard;
    for (Seat a = 0; a < copies; ++a) {
        for (Seat b = 0; b < copies; ++b)
            for (Seat k = 0; k < 20; ++k)
                heard.emplace_back(a * seats + k, b * seats + (k * 7) % 20);
        for (Seat k = 0; k < 20; ++k)
            confide.emplace_back(a * seats + k, (a + 1) % copies * seats + (k * 3) % 20);
    }
    out.confidant = TieLayer(rows_from_pairs(out.seats, std::move(confide)));
    out.audience = TieLayer(rows_from_pairs(out.seats, std::move(heard)));
    index_units(out);
    return std::make_shared<World const>(std::move(out));
}

} // namespace groundswell::testing
