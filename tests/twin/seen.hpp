#pragma once
#include "crowd.hpp"
#include "fear.hpp"
#include "filing.hpp"

namespace groundswell::twin {

/// Whether somebody sees what came of a report: the accuser does, a team tie of the accuser may [3.6].
inline bool sees(TwinWorld const& w, Rules const& rules, Report const& r, Seat hearer)
{
    Seat const accuser = w.find(r.accuser);
    if (hearer == accuser) return true;
    auto const ties = team_crowd(w, accuser, r.act, 2);
    return hearer != w.find(r.accused) && std::find(ties.begin(), ties.end(), hearer) != ties.end() &&
           w.draw(Purpose::seen, {hearer, fold_event(r.act), w.week, 0}) < rules.p.retaliation.seen;
}

/// Phase 6: people learn from what came of this week's reports. Nobody sees anything come of a report about
/// an outsider.
inline void phase_seen(TwinWorld& w, Rules const& rules, std::vector<Filed> const& filed)
{
    if (!fear_changes(w, rules)) return;
    for (Seat seat = 0; seat < w.seats(); ++seat)
        for (Filed const& one : filed) {
            if (!w.occupied(seat) || !one.report.accused || !sees(w, rules, one.report, seat)) continue;
            double const before = fear(w, rules, seat);
            double const came = one.retaliated ? 1 : 0;
            store_fear(w, seat, before + rules.p.retaliation.learn * (came - before));
        }
}

} // namespace groundswell::twin
