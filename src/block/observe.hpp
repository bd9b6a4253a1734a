#pragma once
#include <groundswell/result.hpp>

#include "block/now.hpp"

namespace groundswell::block {

/// What is read off people between two weeks, by group and rank.
struct Observed {
    std::uint32_t* people{nullptr}; ///< [cell]
    std::uint64_t* sum{nullptr};    ///< [cell][state], as stored; null: not asked for
};

/// Count the people who hold a seat, and add up their states as they read in the week to be run next. All
/// sums must be 0 before.
template <class Team>
GROUNDSWELL_ANYWHERE void observe(Now<Team> const& now, Observed const& out)
{
    share(now.team, now.seats(), [&](Seat seat) {
        if (!now.occupied(seat)) return;
        std::uint32_t const cell = now.m.group[seat] * now.at.world.ranks + now.at.world.rank[seat];
        now.team.add(out.people[cell], 1U);
        if (!out.sum) return;
        Record r;
        encode_plainly(now.read(seat), 0, r);
        std::uint16_t const values[state_count]{r.entitlement, r.attitude, r.norm,       r.responsibility,
                                                r.habituation, r.trust,    r.deterrence, r.stigma,
                                                r.unspoken,    r.momentum, r.burden,     r.effort};
        for (int s = 0; s < state_count; ++s)
            now.team.add(out.sum[cell * state_count + static_cast<std::uint32_t>(s)],
                         std::uint64_t{values[s]});
    });
    now.team.barrier();
}

} // namespace groundswell::block
