#include "fit/conflicts.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <limits>

namespace groundswell {

namespace {

/// How far a mean lies outside the survey's interval, in half-widths of it; 0 inside.
double distance(SurveyRow const& row, double mean)
{
    auto const& target = row.target;
    if (std::isnan(mean)) return std::numeric_limits<double>::infinity();
    double const half = std::max((target.high - target.low) / 2, 1e-12);
    return std::max({0.0, (target.low - mean) / half, (mean - target.high) / half});
}

} // namespace

std::vector<FitResult::Conflict> conflicts_of(std::span<SurveyRow const> rows, FitRuns const& runs)
{
    std::vector<std::vector<double>> far(runs.size(), std::vector<double>(rows.size()));
    for (std::size_t i = 0; i < runs.size(); ++i)
        for (std::size_t j = 0; j < rows.size(); ++j)
            far[i][j] = distance(rows[j], runs.means[i][j]);
    auto const apart = [&](std::size_t a, std::size_t b) {
        double out = std::numeric_limits<double>::infinity();
        for (auto const& point : far)
            out = std::min(out, std::max(point[a], point[b]));
        return out;
    };
    std::vector<FitResult::Conflict> out;
    std::vector<bool> alone; // or not used
    for (auto const& row : rows)
        alone.push_back(row.held_out);
    for (std::size_t a = 0; a < rows.size(); ++a)
        if (double const by = alone[a] ? 0 : apart(a, a); by > 0) {
            alone[a] = true;
            out.push_back({a, a, by});
        }
    for (std::size_t a = 0; a < rows.size(); ++a)
        for (std::size_t b = a + 1; b < rows.size(); ++b)
            if (double const by = apart(a, b); by > 0 && !alone[a] && !alone[b]) out.push_back({a, b, by});
    std::ranges::stable_sort(out, [](auto const& x, auto const& y) { return x.by > y.by; });
    return out;
}

Problems no_member(std::span<SurveyRow const> rows, FitRuns const& runs, FitResult const& result)
{
    Problems out;
    constexpr std::size_t shown = 5;
    for (auto const& [a, b, by] : std::span(result.conflicts).first(std::min(shown, result.conflicts.size())))
        out.push_back(
            {.code = ProblemCode::value_conflict,
             .place = {.key = rows[a].target.label(), .argument = "targets"},
             .what = a == b ? "is met by no point"
                            : fmt::format("and {} are met together by no point", rows[b].target.label()),
             .allowed = fmt::format("the nearest of {} points is off by {:.1f} half-widths", runs.size(), by),
             .suggestion = "look at the question, widen the row, or widen the plausible ranges"});
    if (out.empty())
        out.push_back(
            {.code = ProblemCode::value_conflict,
             .place = {.argument = "targets"},
             .what = fmt::format("no point meets enough of the {} rows at once", rows.size()),
             .allowed = fmt::format("the best point of the last wave meets {:.0f}", result.waves.back().best),
             .suggestion = "more waves or more points may find some"});
    return out;
}

} // namespace groundswell
