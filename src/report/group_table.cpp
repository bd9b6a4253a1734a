#include "report/group_table.hpp"

#include <algorithm>

#include "figures/catalogue.hpp"
#include "observe/instruments.hpp"
#include "report/metric_words.hpp"

namespace groundswell::report {

namespace {

Week weeks_asked(Figure const& figure)
{
    auto const* const answer = std::get_if<SurveyAnswer>(&figure.formula);
    return answer == nullptr ? 0 : instruments()[answer->instrument].window;
}

/// Questions about one time together, in the order in which their times come first.
void sort_by_time(std::vector<GroupTable::Row>& rows)
{
    std::vector<Week> times;
    for (auto const& row : rows)
        if (std::ranges::find(times, row.asked) == times.end()) times.push_back(row.asked);
    std::ranges::stable_sort(rows, {}, [&](auto const& row) { return std::ranges::find(times, row.asked); });
}

} // namespace

GroupTable group_table(RunOutcome const& outcome)
{
    GroupTable out{outcome.scenario.groups, {}};
    out.columns.emplace_back("all");
    std::vector<std::string> names;
    for (auto const& metric : outcome.metrics)
        if (std::ranges::find(names, metric.name) == names.end()) names.push_back(metric.name);
    sort_for_table(names);
    for (auto const& name : names) {
        auto const words = words_for(name);
        auto const* const figure = find_figure(name);
        GroupTable::Row row{.name = name,
                            .label = std::string(words.under.empty() ? words.words : words.under),
                            .share = words.share,
                            .asked = figure != nullptr ? weeks_asked(*figure) : 0,
                            .cells = {}};
        for (auto const& group : out.columns)
            row.cells.push_back(find_summary(outcome.metrics, name, group));
        out.rows.push_back(std::move(row));
    }
    sort_by_time(out.rows);
    return out;
}

} // namespace groundswell::report
