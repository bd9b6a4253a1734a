#pragma once
#include "choice.hpp"

namespace groundswell::twin {

/// Whether the official warns who did the act; component impunity: always [3.5, 4].
inline bool warns(TwinWorld const& w, Rules const& rules, Act const& act)
{
    auto const& p = rules.p;
    double const theirs = act.from_outside() ? p.outside.standing : power(w.place, act.by);
    double const chance = logistic(p.policy.warn - p.policy.shield * (theirs + p.status[act.done_by]));
    double const u = w.draw(Purpose::official, {act.target, fold_event(act.id), w.week, 0});
    return w.off.impunity || u < chance;
}

/// Phase 6: officials who were told warn the accused or do nothing; then accused and targets hear [3.5].
inline void phase_officials(TwinWorld& w, Rules const& rules, std::vector<Act> const& told)
{
    auto const& q = rules.p.response;
    std::vector<bool> warned;
    for (Act const& act : told) {
        warned.push_back(warns(w, rules, act));
        if (warned.back() && !act.from_outside()) w.count(Counter::official_warned, act.by);
    }
    for (Seat seat = 0; seat < w.seats(); ++seat)
        for (std::size_t k = 0; k < told.size(); ++k) {
            if (seat == told[k].by && warned[k])
                touch(w, rules, seat,
                      [&](PersonState& s) { s.deterrence += q.warning * (1 - s.deterrence); });
            if (seat == told[k].target)
                touch(w, rules, seat, [&](PersonState& s) {
                    if (warned[k])
                        s.trust += q.official * (1 - s.trust);
                    else
                        s.trust *= 1 - q.official;
                });
        }
}

} // namespace groundswell::twin
