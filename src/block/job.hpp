#pragma once
#include "block/observe.hpp"
#include "block/week.hpp"

namespace groundswell::block {

/// Some weeks of one world under rules that stay the same, for one team.
struct Job {
    Program program;
    Memory memory;
    Week week{0}, until{0}; ///< the next to run, and the first that is not run
    Week end{0};            ///< of the horizon
    int observe_every{0};   ///< weeks between sums of states; 0: only at the end

    // What weeks from 0 on leave. Sums are 0 at first.
    std::uint32_t* counts{nullptr}; ///< [week][counter][cell]
    std::uint32_t* people{nullptr}; ///< [week][cell], as the week begins, and at the end
    std::uint64_t* states{nullptr}; ///< [observation][cell][state]
    std::uint64_t messages_before{0}, attempts_before{0}; ///< of burn-in

    /// Observations before a week: after week 0, one every so many weeks, and one at the end.
    GROUNDSWELL_ANYWHERE std::uint32_t observations_before(Week at) const
    {
        return observe_every > 0 && at > 0 ? static_cast<std::uint32_t>((at - 1) / observe_every + 1) : 0;
    }
    GROUNDSWELL_ANYWHERE bool observed_at(Week at) const
    {
        return at == end || (observe_every > 0 && at % observe_every == 0);
    }

    /// Call v(pointer, length) for each array of what weeks leave.
    template <class Visitor>
    void visit(Visitor&& v)
    {
        auto const weeks = static_cast<std::uint32_t>(end > 0 ? end : 0);
        v(counts, weeks * counter_count * memory.sizes.cells);
        v(people, (weeks + 1) * memory.sizes.cells);
        v(states, (observations_before(end) + 1) * memory.sizes.cells * state_count);
    }
};

/// Look on after a week, before the next. Rules are still those of the week that is over.
template <class Team>
GROUNDSWELL_ANYWHERE void look_on(Now<Team> const& after, Job& job)
{
    Memory& m = after.m;
    Week const next = after.week;
    if (next < 0) return;
    if (next == 0)
        once(after.team, [&] {
            job.messages_before = m.messages;
            job.attempts_before = m.attempts;
        });
    std::uint32_t const cells = m.sizes.cells, at = static_cast<std::uint32_t>(next) * cells;
    observe(after,
            {.people = job.people + at,
             .sum = job.observed_at(next) ? job.states + job.observations_before(next) * cells * state_count
                                          : nullptr});
}

/// Run the weeks of a job. All threads of the team call it.
template <class Team>
GROUNDSWELL_ANYWHERE void run_job(Team const& team, Job& job, Memory& memory)
{
    std::uint32_t const cells = counter_count * memory.sizes.cells;
    for (Week week = job.week; week < job.until && memory.lost == 0; ++week) {
        run_week(team, job.program, memory, week);
        if (week >= 0)
            share(team, cells, [&](std::uint32_t i) {
                job.counts[static_cast<std::uint32_t>(week) * cells + i] = memory.counts[i];
            });
        look_on(Now<Team>{team, job.program, memory, week + 1}, job);
    }
    team.barrier();
    once(team, [&] { job.week = job.until; });
}

} // namespace groundswell::block
