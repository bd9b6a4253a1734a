#pragma once
#include "touch.hpp"

namespace groundswell::twin {

/// People of a burn-in of an imported world are replaced like for like [8, Burn-in].
inline bool like_for_like(TwinWorld const& w)
{
    return w.place.imported && w.week < 0;
}

/// Somebody new takes a seat; state drawn as at the start, keyed by seat and week [3.10].
inline void hire(TwinWorld& w, Rules const& rules, Seat seat, Group group)
{
    w.at[seat] = birth(rules.p, w.key, {seat, w.week}, group, w.week);
    w.count(Counter::hired, seat);
}

/// A removed person leaves [3.6]; the seat waits for a career round, or is filled at once where there is
/// none.
inline void remove(TwinWorld& w, Rules const& rules, Seat seat)
{
    Group const group = w.at[seat]->group;
    BirthKey const gone = w.at[seat]->key;
    w.count(Counter::removed, seat);
    w.at[seat].reset();
    std::erase_if(w.escrow, [&](Report const& e) { return e.accused == gone || e.accuser == gone; });
    if (rules.p.career.every <= 0 || like_for_like(w)) hire(w, rules, seat, group);
}

} // namespace groundswell::twin
