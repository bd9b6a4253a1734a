#pragma once
#include <algorithm>

#include "people.hpp"

namespace groundswell::twin {

/// Whether a scope's lists name the rank and the unit of a seat; a list that is empty names all [3.11].
inline bool names_seat(TwinWorld const& w, Scope const& scope, Seat seat)
{
    auto const accepts = [](auto const& list, auto const& value) {
        return list.empty() || std::find(list.begin(), list.end(), value) != list.end();
    };
    return accepts(scope.ranks, int{w.place.rank[seat]}) &&
           accepts(scope.units, w.place.unit_name(w.place.unit_of(seat)));
}

/// Whether a seat is among the share of a scope's seats with the most audience ties, held or not; ties to the
/// lower seat [3.11].
inline bool well_connected(TwinWorld const& w, Scope const& scope, Seat seat)
{
    if (scope.connected >= 1) return true;
    std::size_t seats = 0, ahead = 0;
    for (Seat other = 0; other < w.seats(); ++other) {
        if (!names_seat(w, scope, other)) continue;
        ++seats;
        auto const mine = w.place.audience.degree(seat), theirs = w.place.audience.degree(other);
        if (theirs > mine || (theirs == mine && other < seat)) ++ahead;
    }
    return static_cast<double>(ahead) < std::floor(scope.connected * static_cast<double>(seats) + 0.5);
}

} // namespace groundswell::twin
