#include "apps/group_table.hpp"

#include <algorithm>
#include <fmt/format.h>

#include "apps/metric_words.hpp"

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

} // namespace

std::string group_table(RunOutcome const& outcome, Characters characters)
{
    auto groups = outcome.scenario.groups;
    groups.emplace_back("all");
    std::vector<std::string> names;
    for (auto const& metric : outcome.metrics)
        if (std::ranges::find(names, metric.name) == names.end()) names.push_back(metric.name);

    sort_for_table(names);

    std::string out = "BY GROUP\n";
    bool withheld = false;
    for (std::size_t first = 0; first < groups.size(); first += cells_in_line) {
        auto const last = std::min(first + cells_in_line, groups.size());
        out += padded("", label_width);
        for (std::size_t g = first; g < last; ++g)
            out += padded_left(groups[g], cell_width);
        out += '\n';
        for (auto const& name : names) {
            auto const words = words_for(name);
            auto const label = words.under.empty() ? words.words : words.under;
            std::string line = padded("  " + std::string(label), label_width);
            bool any = false;
            for (std::size_t g = first; g < last; ++g) {
                auto const* const metric = find_summary(outcome.metrics, name, groups[g]);
                any = any || metric != nullptr;
                withheld = withheld || (metric != nullptr && metric->withheld);
                line += padded_left(cell(metric, words.share, characters), cell_width);
            }
            if (any) out += line.substr(0, line.find_last_not_of(' ') + 1) + '\n';
        }
    }
    if (outcome.digests.size() > 1)
        out += wrapped(
            "  ", fmt::format("{} is half the 95% interval of the mean over {} replicates (Student's t).",
                              characters.unicode ? "±" : "+-", outcome.digests.size()));
    else
        out += "  One replicate: no intervals. Use --replicates 20 or more.\n";
    if (withheld)
        out += wrapped("  ",
                       fmt::format("Figures that rest on fewer than {} people are withheld.", smallest_cell));
    return out;
}

} // namespace groundswell
