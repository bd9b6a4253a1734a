#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <groundswell/problems.hpp>

#include "apps/dose_text.hpp"
#include "base/text.hpp"
#include "report/metric_words.hpp"
#include "report/words.hpp"

namespace groundswell {

using namespace report;

namespace {

constexpr std::size_t dose_width = 9, plot_width = 40;

/// One dose: the interval as a line, the mean as a mark, on an axis from `low` to `high`.
std::string plotted(Estimate const& e, Range axis, Characters characters)
{
    auto const column_of = [&](double x) {
        double const part = (x - axis.low) / (axis.high - axis.low);
        return static_cast<std::size_t>(std::lround(std::clamp(part, 0.0, 1.0) * (plot_width - 1)));
    };
    std::vector<std::string> cells(plot_width, " ");
    if (e.has_interval())
        for (std::size_t c = column_of(e.low); c <= column_of(e.high); ++c)
            cells[c] = characters.unicode ? "─" : "-";
    if (e.known()) cells[column_of(e.mean)] = characters.unicode ? "●" : "o";
    return fmt::format("{}", fmt::join(cells, ""));
}

} // namespace

std::string dose_chart(DoseOutcome const& outcome, Characters characters)
{
    auto const words = figure_words(outcome.metric);
    Range axis{std::numeric_limits<double>::infinity(), -std::numeric_limits<double>::infinity()};
    for (auto const& point : outcome.curve.points) {
        auto const& e = point.response;
        if (!e.known()) continue;
        axis.low = std::min(axis.low, e.has_interval() ? e.low : e.mean);
        axis.high = std::max(axis.high, e.has_interval() ? e.high : e.mean);
    }
    if (!(axis.high > axis.low)) axis = {axis.low - 1, axis.low + 1};
    std::string out =
        "RESPONSE: " +
        label_over(outcome.metric, static_cast<Week>(outcome.run.spec.base.parameters.run.weeks)) + '\n';
    auto const left = figure(axis.low, words.share), right = figure(axis.high, words.share);
    out += padded_left("dose", dose_width) + "  " + left +
           padded_left(right, plot_width - std::min<std::size_t>(plot_width, columns(left))) +
           "  mean [95%]\n";
    auto const all = outcome.run.replicates.size();
    bool partial = false;
    for (auto const& point : outcome.curve.points) {
        auto const& e = point.response;
        bool const some = e.known() && e.n < all;
        partial = partial || some;
        out += padded_left(format_number(point.dose), dose_width) + "  " + plotted(e, axis, characters) +
               "  " + with_interval(e, words.share) + (some ? fmt::format(" ({})", e.n) : "") + '\n';
    }
    if (partial) out += fmt::format("  (n): over the n of {} replicates in which the figure exists\n", all);
    return out;
}

} // namespace groundswell
