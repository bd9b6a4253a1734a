#include <groundswell/paired.hpp>

#include <algorithm>
#include <fmt/format.h>
#include <groundswell/problems.hpp>

#include "base/disclosure.hpp"
#include "base/text.hpp"
#include "figures/catalogue.hpp"
#include "figures/event_sums.hpp"

namespace groundswell {

namespace {

/// Adds what a figure of use `paired` or `kept` is in a result: one value, or one for each quarter.
class Adder {
  public:
    Adder(ReplicateResult const& result, std::vector<PointValue>& out)
        : result_(result), weeks_(weeks_of(result)), out_(out)
    {}

    void operator()(Figure const& figure)
    {
        std::visit([&](auto const& formula) { add(figure, formula); }, figure.formula);
    }

  private:
    double rounded(double count) const { return rounded_to(count, result_.disclosure.round_to); }
    void put(std::string name, double value) { out_.push_back({std::move(name), "all", value}); }

    void add(Figure const& figure, EventRatio const& ratio)
    {
        auto const value = [&](CountedWeeks const& weeks) {
            auto const sums = sums_of(ratio, weeks);
            return value_of(ratio, {.part = rounded(sums.part), .whole = rounded(sums.whole)});
        };
        if (figure.window != FigureWindow::each_quarter)
            return put(
                std::string(figure.name),
                value(figure.window == FigureWindow::last_two_years ? weeks_.last(late_weeks) : weeks_));
        for (std::size_t week = 0; week + quarter <= weeks_.size(); week += quarter)
            put(fmt::format("{}{}", figure.name, week), value(weeks_.between(week, week + quarter)));
    }
    void add(Figure const& figure, EventCount const& count)
    {
        put(std::string(figure.name), rounded(events_of({count.counter}, weeks_)));
    }
    void add(Figure const& figure, InterventionCost const&)
    {
        put(std::string(figure.name), result_.intervention_cost);
    }
    /// The other formulas need people, who are gone: only end-of-run figures have them.
    template <class Formula>
    void add(Figure const&, Formula const&)
    {}

    ReplicateResult const& result_;
    CountedWeeks weeks_;
    std::vector<PointValue>& out_;
};

} // namespace

std::vector<PointValue> kept_figures(ReplicateResult const& result)
{
    std::vector<PointValue> out;
    for (auto const& metric : result.metrics)
        if (!metric.withheld) out.push_back({metric.name, metric.group, metric.value});
    Adder add(result, out);
    for (auto const use : {FigureUse::paired, FigureUse::kept})
        for (auto const& figure : all_figures())
            if (figure.use == use) add(figure);
    return out;
}

std::vector<std::string> const& figure_names()
{
    static std::vector<std::string> const names = [] {
        std::vector<std::string> out;
        for (auto const& figure : all_figures())
            if (figure.can_be_chosen()) out.emplace_back(figure.name);
        return out;
    }();
    return names;
}

void require_figure(std::string const& argument, std::string_view metric)
{
    auto const& names = figure_names();
    if (std::ranges::find(names, metric) != names.end()) return;
    throw UserError(Problem{.code = ProblemCode::name_unknown,
                            .place = {.argument = argument},
                            .what = "unknown metric '" + std::string(metric) + "'",
                            .allowed = fmt::format("one of {}", fmt::join(names, ", ")),
                            .suggestion = did_you_mean(metric, names)});
}

std::string figure_group(std::string_view metric)
{
    auto const* const figure = find_figure(metric);
    return figure == nullptr ? "all" : std::string(figure->main_group());
}

} // namespace groundswell
