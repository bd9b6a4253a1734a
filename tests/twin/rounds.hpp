#pragma once
#include "influence.hpp"

namespace groundswell::twin {

/// Weeks between two rounds of leaving; 0: there are none.
inline int career_period(Parameters const& p)
{
    return static_cast<int>(std::floor(p.career.every + 0.5));
}

/// Whether the seats of a unit have their round this week. With career.stagger the units of an institution
/// take turns [3.10].
inline bool has_round(TwinWorld const& w, Parameters const& p, Unit unit)
{
    int const every = career_period(p);
    if (every <= 0) return false;
    int offset = 0;
    if (p.career.stagger > 0) {
        int before = 0, all = 0; // units of the institution
        for (Unit other = 0; other < w.place.unit_count(); ++other) {
            if (w.place.institution_of_unit(other) != w.place.institution_of_unit(unit)) continue;
            ++all;
            if (other < unit) ++before;
        }
        offset = before * every / all;
    }
    return modulo(w.week + 1 + offset, every) == 0;
}

/// Institutions with a seat that has its round this week.
inline std::set<Institution> institutions_in_round(TwinWorld const& w, Parameters const& p)
{
    std::set<Institution> out;
    for (Seat seat = 0; seat < w.seats(); ++seat)
        if (has_round(w, p, w.place.unit_of(seat))) out.insert(w.institution(seat));
    return out;
}

} // namespace groundswell::twin
