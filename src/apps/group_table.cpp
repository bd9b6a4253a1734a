#include "apps/group_table.hpp"

#include <algorithm>
#include <fmt/format.h>

#include "report/disclosure_words.hpp"
#include "report/group_table.hpp"
#include "report/words.hpp"

namespace groundswell {

namespace {

using namespace report;

constexpr std::size_t column_of_labels = 33, between = 1;

/// What the cells of a table say, and how wide the widest is.
class Cells {
  public:
    Cells(GroupTable const& table, std::size_t replicates) : replicates_(replicates)
    {
        for (auto const& column : table.columns)
            width_ = std::max(width_, columns(column));
        for (auto const& row : table.rows)
            for (auto const* metric : row.cells)
                width_ = std::max(width_, columns(text(metric, row.share)));
    }

    std::size_t width() const { return width_ + between; }

    /// The mean with its interval, and in how many replicates there is one, if not in all.
    std::string text(MetricSummary const* metric, bool share) const
    {
        if (metric == nullptr) return "";
        if (metric->withheld) return "withheld";
        auto const& e = metric->estimate;
        auto out = with_interval(e, share);
        if (e.known() && e.n < replicates_) out += fmt::format(" ({})", e.n);
        return out;
    }

  private:
    std::size_t replicates_, width_{8};
};

bool any_cell(GroupTable const& table, auto&& is)
{
    return std::ranges::any_of(table.rows, [&](auto const& row) {
        return std::ranges::any_of(row.cells, [&](auto const* m) { return m != nullptr && is(*m); });
    });
}

/// The columns `first` to before `last`, which fit beside one another.
std::string columns_text(GroupTable const& table, Cells const& cells, SimulatedTime const& reach,
                         std::size_t first, std::size_t last)
{
    auto out = padded("", column_of_labels);
    for (auto c = first; c < last; ++c)
        out += padded_left(table.columns[c], cells.width());
    out += '\n';
    Week asked = 0;
    for (auto const& row : table.rows) {
        if (row.asked != asked)
            out += wrapped("  ", fmt::format("As surveys ask, over {}:", time_words(row.asked, reach)));
        asked = row.asked;
        auto line = padded("  " + row.label, column_of_labels);
        bool any = false;
        for (auto c = first; c < last; ++c) {
            any = any || row.cells[c] != nullptr;
            line += padded_left(cells.text(row.cells[c], row.share), cells.width());
        }
        if (any) out += line.substr(0, line.find_last_not_of(' ') + 1) + '\n';
    }
    return out;
}

} // namespace

std::string group_table_text(RunOutcome const& outcome)
{
    auto const table = group_table(outcome);
    auto const replicates = outcome.summaries.size();
    Cells const cells(table, replicates);
    auto const in_line = std::max<std::size_t>(1, (line_width - column_of_labels) / cells.width());
    std::string out = "BY GROUP\n";
    for (std::size_t first = 0; first < table.columns.size(); first += in_line)
        out += columns_text(table, cells, outcome.simulated_time(), first,
                            std::min(first + in_line, table.columns.size()));
    out += wrapped("  ", fmt::format("Shares of people and of events are of {}; who did such an act, of {}; "
                                     "rates and ranks, of {}; the rest is as it is at the end.",
                                     window_words(outcome), span_of_weeks(outcome.act_window()),
                                     span_of_weeks(outcome.weeks())));
    out += wrapped("  ", interval_words(replicates));
    if (any_cell(table, [&](auto const& m) { return m.estimate.known() && m.estimate.n < replicates; }))
        out += wrapped("  ", fewer_words(replicates));
    if (any_cell(table, [](auto const& m) { return m.withheld; }))
        out += wrapped("  ", withheld_words(outcome.scenario.disclosure()));
    for (auto const& note : disclosure_notes(outcome.scenario))
        out += wrapped("  ", note);
    return out;
}

} // namespace groundswell
