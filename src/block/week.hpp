#pragma once
#include "block/phase_acts.hpp"
#include "block/phase_careers.hpp"
#include "block/phase_cases.hpp"
#include "block/phase_disclosures.hpp"
#include "block/phase_discourse.hpp"
#include "block/phase_influence.hpp"
#include "block/phase_interventions.hpp"
#include "block/phase_outcomes.hpp"
#include "block/phase_scenes.hpp"

namespace groundswell::block {

/// What a week begins with: nothing counted, nothing sent.
template <class Team>
GROUNDSWELL_ANYWHERE void begin_week(Now<Team> const& now)
{
    Memory& m = now.m;
    once(now.team, [&] { m.for_each_list_of_week([](auto& list) { list.clear(); }); });
    share(now.team, now.seats(), [&](Seat seat) { m.flags[seat] = 0; });
    share(now.team, counter_count * m.sizes.cells, [&](std::uint32_t i) { m.counts[i] = 0; });
    now.team.barrier();
}

/// What found no room makes the whole run useless.
template <class Team>
GROUNDSWELL_ANYWHERE void look_for_losses(Now<Team> const& now)
{
    Memory& m = now.m;
    now.team.barrier();
    once(now.team, [&] {
        m.for_each_list_of_week([&](auto& list) { m.lost += list.lost; });
        m.lost += m.cases.lost + m.escrow.lost + m.deeds.lost;
    });
    now.team.barrier();
}

/// One week of a small world by a team of threads, phase by phase as in the engine (docs/week.md). Its
/// results are the engine's, bit by bit.
template <class Team>
GROUNDSWELL_ANYWHERE void run_week(Team const& team, Program const& program, Memory& memory, Week week)
{
    Now<Team> const now{team, program, memory, week};
    begin_week(now);
    interventions(now);
    acts(now);
    scenes(now);
    reactions(now);
    outcomes(now);
    disclosures(now);
    officials(now);
    filing(now);
    rulings(now);
    discourse(now);
    learned_by_hearing(now);
    influence(now);
    careers(now);
    mean_attitudes(now); // for whoever reads states before the next week
    look_for_losses(now);
}

} // namespace groundswell::block
