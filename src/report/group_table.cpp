#include "report/group_table.hpp"

#include <algorithm>

#include "figures/catalogue.hpp"
#include "report/metric_words.hpp"

namespace groundswell::report {

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
                            .survey = figure != nullptr && figure->window == FigureWindow::question,
                            .cells = {}};
        for (auto const& group : out.columns)
            row.cells.push_back(find_summary(outcome.metrics, name, group));
        out.rows.push_back(std::move(row));
    }
    return out;
}

} // namespace groundswell::report
