#include "apps/group_table.hpp"

#include <algorithm>
#include <fmt/format.h>

#include "report/group_table.hpp"

namespace groundswell {

namespace {

constexpr std::size_t label_width = 33, cell_width = 15;
constexpr std::size_t cells_in_line = (line_width - label_width) / cell_width;

std::string cell(MetricSummary const* metric, bool share, Characters characters)
{
    if (metric == nullptr) return "";
    if (metric->withheld) return "withheld";
    return with_half_width(metric->estimate, share, characters);
}

/// The columns `first` to before `last`, which fit beside one another.
std::string columns_text(report::GroupTable const& table, std::size_t first, std::size_t last,
                         Characters characters)
{
    auto out = padded("", label_width);
    for (auto c = first; c < last; ++c)
        out += padded_left(table.columns[c], cell_width);
    out += '\n';
    for (auto const& row : table.rows) {
        auto line = padded("  " + row.label, label_width);
        bool any = false;
        for (auto c = first; c < last; ++c) {
            any = any || row.cells[c] != nullptr;
            line += padded_left(cell(row.cells[c], row.share, characters), cell_width);
        }
        if (any) out += line.substr(0, line.find_last_not_of(' ') + 1) + '\n';
    }
    return out;
}

} // namespace

std::string group_table_text(report::RunOutcome const& outcome, Characters characters)
{
    auto const table = report::group_table(outcome);
    std::string out = "BY GROUP\n";
    for (std::size_t first = 0; first < table.columns.size(); first += cells_in_line)
        out += columns_text(table, first, std::min(first + cells_in_line, table.columns.size()), characters);
    if (outcome.summaries.size() > 1)
        out += wrapped(
            "  ", fmt::format("{} is half the 95% interval of the mean over {} replicates (Student's t).",
                              characters.unicode ? "±" : "+-", outcome.summaries.size()));
    else
        out += "  One replicate: no intervals. Use --replicates 20 or more.\n";
    auto const is_withheld = [](MetricSummary const* metric) {
        return metric != nullptr && metric->withheld;
    };
    if (std::ranges::any_of(table.rows,
                            [&](auto const& row) { return std::ranges::any_of(row.cells, is_withheld); }))
        out += wrapped("  ",
                       fmt::format("Figures that rest on fewer than {} people are withheld.", smallest_cell));
    return out;
}

} // namespace groundswell
