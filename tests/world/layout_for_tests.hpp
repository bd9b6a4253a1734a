#pragma once
#include <memory>
#include <vector>

#include "base/mix64.hpp"
#include "random/draw.hpp"
#include "world/seat_layout.hpp"

namespace groundswell::testing {

struct Town {
    std::vector<Group> group;
    std::shared_ptr<SeatLayout const> layout;
};

/// Institutions of 1 to 400 seats in units of about 50 (100 where teams are larger), three regions, and
/// groups of 60 and 40 percent.
inline Town town(std::size_t seats, std::uint64_t seed, std::uint32_t team_size = 10)
{
    Town out;
    SeatLayout::Bounds bounds;
    bounds.team_size = team_size;
    for (std::uint32_t i = 0, at = 0; at < seats; ++i) {
        auto const drawn = mix64(seed * 1000 + i);
        auto size = static_cast<std::uint32_t>(1 + drawn % (drawn % 5 == 0 ? 400 : 20));
        size = std::min(size, static_cast<std::uint32_t>(seats) - at);
        bounds.institution_first.push_back(static_cast<std::uint32_t>(bounds.unit_first.size()));
        EvenSplit const units(size, std::max(50U, team_size));
        for (std::uint32_t u = 0; u < units.parts(); ++u)
            bounds.unit_first.push_back(at + units.first_of(u));
        at += size;
    }
    bounds.institution_first.push_back(static_cast<std::uint32_t>(bounds.unit_first.size()));
    bounds.unit_first.push_back(static_cast<Seat>(seats));
    auto const n = static_cast<Seat>(seats);
    bounds.region_first = {0, n / 2, n * 3 / 4, n};
    for (std::size_t seat = 0; seat < seats; ++seat)
        out.group.push_back(mix64(seed * 7919 + seat) % 10 < 6 ? 0 : 1);
    out.layout = std::make_shared<SeatLayout const>(std::move(bounds), out.group, 2);
    return out;
}

/// Everyone in one unit, one region.
inline Town hall(std::size_t seats)
{
    Town out;
    auto const n = static_cast<Seat>(seats);
    out.group.assign(seats, 0);
    for (std::size_t seat = 0; seat < seats; ++seat)
        out.group[seat] = mix64(seat) % 10 < 6 ? 0 : 1;
    out.layout = std::make_shared<SeatLayout const>(
        SeatLayout::Bounds{.unit_first = {0, n}, .institution_first = {0, 1}, .region_first = {0, n}},
        out.group, 2);
    return out;
}

} // namespace groundswell::testing
