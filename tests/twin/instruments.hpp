#pragma once
#include "acts.hpp"
#include "observe/instruments.hpp"

namespace groundswell::twin {

/// What one person recalls of an act, by instrument, if it asks those in this role. Observation only.
inline void recall(TwinWorld& w, Act const& act, Asked role, Seat seat)
{
    auto const all = instruments();
    for (std::uint32_t i = 0; i < all.size(); ++i) {
        double const chance = all[i].recall[static_cast<std::size_t>(act.kind)];
        if (all[i].asked != role || !(chance > 0)) continue;
        if (w.draw(Purpose::recall, {seat, fold_event(act.id), w.week, i}) < chance)
            w.at[seat]->lived.recalled[i].add(w.week);
    }
}

/// Target, perpetrator and each witness who noticed are asked.
inline void recall_all(TwinWorld& w, Act const& act)
{
    recall(w, act, Asked::target, act.target);
    if (!act.from_outside()) recall(w, act, Asked::perpetrator, act.by);
    for (auto const& [seat, reaction] : act.reactions)
        recall(w, act, Asked::witness, seat);
}

} // namespace groundswell::twin
