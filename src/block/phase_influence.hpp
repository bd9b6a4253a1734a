#pragma once
#include "block/now.hpp"
#include "mechanisms/influence.hpp"

namespace groundswell::block {

/// Phase 9: attitudes, all at once.
template <class Team>
GROUNDSWELL_ANYWHERE void influence(Now<Team> const& now)
{
    Memory& m = now.m;
    int const every = static_cast<int>(now.rules().p.influence.every + 0.5);
    if (every <= 0 || now.week % every != 0) return;
    // Kept as they stand, so that all listen to the same.
    share(now.team, now.seats(), [&](Seat seat) { m.attitude[seat] = m.record[seat].attitude; });
    now.team.barrier();
    Influence const step{now.rules()};
    share(now.team, now.seats(), [&](Seat seat) {
        if (!now.occupied(seat)) return;
        Record& record = m.record[seat];
        record.attitude = encode_fraction(step(
            seat,
            {.stubbornness = now.rules().stubbornness[record.stubbornness_quantile],
             .initial = now.rules().start_value(Inborn::attitude, m.group[seat], record.attitude_quantile)},
            now.at.world.confidant, [&](Seat other) { return decode_fraction(m.attitude[other]); },
            [&](Seat other) { return now.occupied(other); }));
    });
    now.team.barrier();
}

} // namespace groundswell::block
