#pragma once
#include "birth.hpp"
#include "rules.hpp"

/// What people expect of speaking to the institution: the believed chance that it is paid back [3.6].
namespace groundswell::twin {

/// Fear of the present week: the baseline of who never saw what comes of a report, else relaxed towards it.
inline double fear(TwinWorld const& w, Rules const& rules, Seat seat)
{
    Person const& person = *w.at[seat];
    double const own = baseline(rules.p.init.fear, rules.p.init.sd, person.fear_quantile);
    if (!person.fear) return own;
    double const stored = decode_fraction(person.fear->value);
    if (person.fear->week == w.week) return stored;
    double const weeks = w.week - person.fear->week;
    return own + (stored - own) * portable_exp2(-weeks / rules.p.halflife.fear);
}

inline void store_fear(TwinWorld& w, Seat seat, double value)
{
    w.at[seat]->fear = StoredFear{encode_fraction(value), w.week};
}

/// Whether anybody learns what comes of reports. Component barriers takes retaliation away, and so what is
/// learned from it [4].
inline bool fear_changes(TwinWorld const& w, Rules const& rules)
{
    return !w.off.barriers && rules.p.retaliation.learn > 0;
}

/// A fair ruling lowers the fear of who hears of it by a share.
inline void reassure(TwinWorld& w, Rules const& rules, Seat seat, double share)
{
    if (fear_changes(w, rules)) store_fear(w, seat, fear(w, rules, seat) * (1 - share));
}

} // namespace groundswell::twin
