#include "fit/survey_rows.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <functional>
#include <groundswell/figures.hpp>
#include <groundswell/problems.hpp>
#include <optional>

#include "base/how_many.hpp"
#include "base/text.hpp"

namespace groundswell {

namespace {

/// Weeks that a share of people looks back in this scenario; none for figures on which the window hardly
/// acts: shares of events, and what is at the end.
std::optional<double> window_of(Figure const& figure, Scenario const& scenario)
{
    auto const& run = scenario.parameters.run;
    if (figure.base != FigureBase::people || figure.window != FigureWindow::survey) return std::nullopt;
    return std::min(run.window, run.weeks);
}

/// Finds what is wrong with rows.
class RowCheck {
  public:
    explicit RowCheck(Scenario const& scenario) : scenario_(scenario) {}

    void operator()(Target const& row)
    {
        auto const& figure = *find_figure(row.figure()); // it was read
        bool const is_group = std::ranges::count(scenario_.groups, row.group) > 0;
        if (row.group != "all" && !is_group)
            say(row, fmt::format("group '{}' is not in the scenario", row.group),
                fmt::format("all, {}", fmt::join(scenario_.groups, ", ")), "name one of these");
        if (figure.use != FigureUse::end_of_run)
            say(row, "is not among the figures of a run", "a figure that 'run' prints", "leave the row out");
        auto const window = window_of(figure, scenario_);
        if (row.window_weeks && window && *row.window_weeks != *window)
            say(row,
                fmt::format("asks about {}, and the scenario counts {}", how_many(*row.window_weeks, "week"),
                            format_number(*window)),
                "one window for all such questions", "set run.window, or take an instrument of this window");
        if (std::ranges::count(seen_, row.figure() + row.group) > 0)
            say(row, "is given twice", "one row for a figure and a group", "join the two into one value");
        seen_.push_back(row.figure() + row.group);
    }
    void done() const { throw_if_any(problems_); }

  private:
    void say(Target const& row, std::string what, std::string allowed, std::string suggestion)
    {
        problems_.push_back({.code = ProblemCode::value_conflict,
                             .place = {.key = row.label(), .argument = "targets"},
                             .what = std::move(what),
                             .allowed = std::move(allowed),
                             .suggestion = std::move(suggestion)});
    }
    Scenario const& scenario_;
    std::vector<std::string> seen_;
    Problems problems_;
};

} // namespace

std::vector<SurveyRow> survey_rows(Scenario const& scenario, std::vector<Target> const& targets,
                                   FitRules const& rules)
{
    RowCheck check(scenario);
    for (auto const& target : targets)
        check(target);
    check.done();
    std::vector<SurveyRow> out;
    for (auto const& target : targets) {
        double const model = target.discrepancy.value_or(rules.discrepancy) * std::abs(target.value);
        out.push_back({.target = target,
                       .scale = Scale(find_figure(target.figure())->bounds),
                       .tolerance = std::hypot(target.se, model)});
    }
    return out;
}

std::size_t used_rows(std::span<SurveyRow const> rows)
{
    return static_cast<std::size_t>(std::ranges::count(rows, false, &SurveyRow::held_out));
}

double implausibility(SurveyRow const& row, RowMean const& mean)
{
    double const chance = std::isnan(mean.variance) ? 0 : mean.variance;
    return std::abs(mean.mean - row.target.value) /
           std::sqrt(std::max(row.tolerance * row.tolerance + chance, least_variance));
}

RowStanding standing_of(std::span<SurveyRow const> rows, std::span<RowMean const> means,
                        FitRules const& rules)
{
    RowStanding out;
    auto& all = out.each;
    for (std::size_t j = 0; j < rows.size(); ++j) {
        if (rows[j].held_out || std::isnan(means[j].mean)) continue;
        ++out.known;
        all.push_back(implausibility(rows[j], means[j]));
        auto const& target = rows[j].target;
        out.inside += target.low <= means[j].mean && means[j].mean <= target.high ? 1 : 0;
    }
    std::ranges::sort(all, std::greater{});
    out.held = held_against(all, rules);
    return out;
}

double held_against(std::span<double const> sorted, FitRules const& rules)
{
    return sorted.empty() ? 0 : sorted[std::min<std::size_t>(rules.largest, sorted.size()) - 1];
}

} // namespace groundswell
