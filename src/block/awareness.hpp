#pragma once
#include "block/now.hpp"

/// Who near a target has learned of an act. Observation only: no mechanism reads it.
namespace groundswell::block {

/// Sort what was found, so that the rows of an act lie together.
template <class Team>
GROUNDSWELL_ANYWHERE void sort_awareness(Now<Team> const& now)
{
    now.team.barrier();
    now.team.sort(now.m.awareness.items, now.m.awareness.size(), [](Awareness const& a, Awareness const& b) {
        return a.event != b.event ? a.event < b.event : a.hearer < b.hearer;
    });
}

/// Whether a row tells the same as the one before.
constexpr bool repeats(List<Awareness> const& rows, std::uint32_t i)
{
    return i > 0 && rows.items[i - 1].event == rows.items[i].event &&
           rows.items[i - 1].hearer == rows.items[i].hearer;
}

/// Note that a person knows of an act: in this week's list, and beside the act if its target kept it.
template <class Team>
GROUNDSWELL_ANYWHERE void note(Now<Team> const& now, EventId act, Seat target, Seat who)
{
    Memory& m = now.m;
    m.known.append(now.team, {act, who});
    Facts& facts = m.facts[target];
    if (!facts.keeps_act(act)) return;
    if (facts.knew < m.sizes.knew_each)
        m.knew[target * m.sizes.knew_each + facts.knew++] = who;
    else
        now.team.add(m.lost, 1U);
}

/// Count who has noticed or was told (after phase 5).
template <class Team>
GROUNDSWELL_ANYWHERE void learned_at_once(Now<Team> const& now)
{
    Memory& m = now.m;
    sort_awareness(now);
    // Whoever did it knows, and is not among the people to count.
    share(now.team, m.acts.size(), [&](std::uint32_t i) {
        Letter<ActNote> const& act = m.acts[i];
        if (act.sender != no_seat && tier_of(act.payload.kind) == Tier::harm)
            note(now, act.event, act.recipient, act.sender);
    });
    now.team.barrier();
    // The rows of an act by one thread, because its target's list is in order.
    share(now.team, m.awareness.size(), [&](std::uint32_t first) {
        EventId const act = m.awareness[first].event;
        if (first > 0 && m.awareness[first - 1].event == act) return;
        for (std::uint32_t i = first; i < m.awareness.size() && m.awareness[i].event == act; ++i) {
            if (repeats(m.awareness, i)) continue;
            Awareness const& row = m.awareness[i];
            now.count(Counter::aware_pairs, row.told_as);
            note(now, act, row.target, row.hearer);
        }
    });
    now.team.barrier();
    once(now.team, [&] { m.awareness.clear(); });
    now.team.barrier();
}

/// Count who has heard of it (after phase 8).
template <class Team>
GROUNDSWELL_ANYWHERE void learned_by_hearing(Now<Team> const& now)
{
    Memory& m = now.m;
    sort_awareness(now);
    if (m.awareness.size() == 0) return;
    now.team.sort(m.known.items, m.known.size(),
                  [](Known const& a, Known const& b) { return known_before(a, b); });
    share(now.team, m.awareness.size(), [&](std::uint32_t i) {
        Awareness const& row = m.awareness[i];
        if (repeats(m.awareness, i)) return;
        Known const sought{row.event, row.hearer};
        std::uint32_t from = 0, to = m.known.size();
        while (from < to) {
            std::uint32_t const middle = from + (to - from) / 2;
            if (known_before(m.known[middle], sought))
                from = middle + 1;
            else
                to = middle;
        }
        bool const knew = from < m.known.size() && !known_before(sought, m.known[from]);
        if (!knew) now.count(Counter::aware_pairs, row.told_as);
    });
    now.team.barrier();
}

} // namespace groundswell::block
