#include <algorithm>

#include "engine/phases.hpp"

namespace groundswell::phase {

namespace {

/// Gather what was found since the last call, each (act, hearer) once.
std::vector<Awareness> const& distinct_rows(Exchange& exchange)
{
    auto& rows = exchange.awareness.gather();
    auto const key = [](Awareness const& row) { return std::pair{row.event, row.hearer}; };
    std::ranges::sort(rows, {}, key);
    auto const same = [&key](Awareness const& a, Awareness const& b) { return key(a) == key(b); };
    rows.erase(std::unique(rows.begin(), rows.end(), same), rows.end());
    return rows;
}

/// Note that a person knows of an act: in this week's record, and beside the act if its target kept it.
void note(WeekState& now, EventId act, Seat target, Seat who)
{
    now.exchange.knowledge.add(act, who);
    if (KeptAct* kept = now.state.people.kept.find(target); kept && kept->event == act)
        kept->knew.push_back(who);
}

} // namespace

void learned_at_once(WeekState& now)
{
    now.exchange.knowledge.clear();
    // Whoever did it knows, and is not among the people to count.
    for (auto const& act : now.exchange.harm_acts.gathered())
        if (act.sender != no_seat) note(now, act.event, act.recipient, act.sender);
    for (auto const& row : distinct_rows(now.exchange)) {
        now.exchange.count(0, Counter::aware_pairs, row.told_as);
        note(now, row.event, row.target, row.hearer);
    }
}

void learned_by_hearing(WeekState& now)
{
    now.exchange.knowledge.deliver(now.partition);
    for (auto const& row : distinct_rows(now.exchange))
        if (!now.exchange.knowledge.contains(row.event, row.hearer))
            now.exchange.count(0, Counter::aware_pairs, row.told_as);
}

} // namespace groundswell::phase
