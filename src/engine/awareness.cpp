#include <algorithm>

#include "engine/phases.hpp"

namespace groundswell::phase {

namespace {

/// Everything collected since the last call, each (act, hearer) once.
std::vector<Awareness> const& distinct_rows(Stage& stage)
{
    auto& rows = stage.gathered.aware;
    rows.clear();
    stage.gather(&Local::aware, rows);
    auto const place = [](Awareness const& row) { return std::pair{row.event, row.hearer}; };
    std::ranges::sort(rows, {}, place);
    auto const same = [&place](Awareness const& a, Awareness const& b) { return place(a) == place(b); };
    rows.erase(std::unique(rows.begin(), rows.end(), same), rows.end());
    return rows;
}

void count_pair(Stage& stage, Awareness const& row)
{
    stage.local[0].counts.add(Counter::aware_pairs, row.told_as.group, row.told_as.rank);
}

} // namespace

void learned_at_once(Stage& stage)
{
    stage.aware.clear();
    // Who did it knows, and is not among the people to count.
    for (auto const& act : stage.harmed) {
        stage.aware.emplace_back(act.event, act.sender);
        if (KeptAct* kept = stage.state.people.kept.find(act.recipient); kept && kept->event == act.event)
            kept->knew.push_back(act.sender);
    }
    for (auto const& row : distinct_rows(stage)) {
        count_pair(stage, row);
        stage.aware.emplace_back(row.event, row.hearer);
        if (KeptAct* kept = stage.state.people.kept.find(row.target); kept && kept->event == row.event)
            kept->knew.push_back(row.hearer);
    }
}

void learned_by_hearing(Stage& stage)
{
    stage.aware.insert(stage.aware.end(), stage.knew.begin(), stage.knew.end());
    std::ranges::sort(stage.aware);
    for (auto const& row : distinct_rows(stage))
        if (!std::ranges::binary_search(stage.aware, std::pair{row.event, row.hearer}))
            count_pair(stage, row);
    stage.aware.clear();
    stage.knew.clear();
}

} // namespace groundswell::phase
