#pragma once
#include "people.hpp"

namespace groundswell::twin {

/// Of more than 1,024 people, those 1,024 in a row who could see or hear of an event, from a drawn place on
/// and round the end [week.md, Crowds].
///
/// @param all  in the order of seats
inline std::vector<Seat> crowd(TwinWorld const& w, std::vector<Seat> all, Address const& address)
{
    std::sort(all.begin(), all.end());
    if (all.size() <= 1024) return all;
    auto const n = static_cast<std::uint32_t>(all.size());
    auto const first = static_cast<std::uint32_t>(std::floor(w.draw(Purpose::crowd, address) * n));
    std::vector<Seat> out;
    for (std::uint32_t i = 0; i < 1024; ++i)
        out.push_back(all[(std::min(first, n - 1) + i) % n]);
    std::sort(out.begin(), out.end());
    return out;
}

/// The occupied team ties of somebody who could see or hear of an event.
inline std::vector<Seat> team_crowd(TwinWorld const& w, Seat who, EventId event, std::uint32_t use)
{
    std::vector<Seat> all;
    for (std::uint32_t k = 0; k < w.place.team.degree(who); ++k)
        all.push_back(w.place.team.neighbour(who, k));
    auto out = crowd(w, std::move(all), {who, fold_event(event), w.week, use});
    std::erase_if(out, [&](Seat seat) { return !w.occupied(seat); });
    return out;
}

/// Those of a unit who could hear of an event of somebody in it.
inline std::vector<Seat> unit_crowd(TwinWorld const& w, Seat about, EventId event)
{
    std::vector<Seat> all;
    for (Seat seat = 0; seat < w.place.seats; ++seat)
        if (w.place.unit_of(seat) == w.place.unit_of(about)) all.push_back(seat);
    return crowd(w, std::move(all), {about, fold_event(event), w.week, 1});
}

} // namespace groundswell::twin
