#include "figures/series.hpp"

#include <algorithm>
#include <cmath>

#include "figures/catalogue.hpp"
#include "figures/event_sums.hpp"
#include "observe/disclosure_control.hpp"

namespace groundswell {

namespace {

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

/// Cells of a group, or of everyone (group = groups).
std::vector<std::size_t> cells_of_group(ReplicateCells const& r, std::size_t group)
{
    std::vector<std::size_t> out;
    for (std::size_t cell = 0; cell < r.groups * r.ranks; ++cell)
        if (group == r.groups || cell / r.ranks == group) out.push_back(cell);
    return out;
}

/// Events of some kinds in a cell whose people are shown.
double events_in(ReplicateCells const& r, CounterList const& counters, std::size_t cell, std::size_t week)
{
    double sum = 0;
    for (auto const counter : counters) {
        auto const& events = r.events[static_cast<std::size_t>(counter)];
        if (!events.empty() && !events[cell].empty()) sum += events[cell][week];
    }
    return sum;
}

SeriesValue event_value(ReplicateCells const& r, EventRatio const& ratio, std::size_t group,
                        std::size_t quarter_number)
{
    EventSums sums;
    bool shown = false;
    for (auto const cell : cells_of_group(r, group)) {
        if (!covers(ratio.ranks, cell % r.ranks)) continue;
        for (std::size_t week = quarter_number * quarter; week < (quarter_number + 1) * quarter; ++week) {
            if (std::isnan(r.people[cell][week])) continue;
            shown = true;
            sums.part += events_in(r, ratio.part, cell, week) - events_in(r, ratio.minus, cell, week);
            sums.whole += ratio.is_rate() ? r.people[cell][week] : events_in(r, ratio.whole, cell, week);
        }
    }
    if (!shown) return {};
    if (ratio.is_rate()) sums.part *= counter_unit(*ratio.part.begin());
    return {false, value_of(ratio, sums)};
}

SeriesValue mean_of(ReplicateCells const& r, State state, std::size_t group, std::size_t point)
{
    auto const& at = r.states[point];
    double sum = 0, people = 0;
    for (auto const cell : cells_of_group(r, group)) {
        if (r.weeks == 0) continue;
        auto const week = std::min(static_cast<std::size_t>(std::max(at.week, 0)), r.weeks - 1);
        double const n = r.people[cell][week],
                     mean = at.mean[cell * state_count + static_cast<std::size_t>(state)];
        if (std::isnan(n) || std::isnan(mean)) continue;
        sum += n * mean;
        people += n;
    }
    if (people == 0) return {};
    return {false, sum / people};
}

SeriesValue state_value(ReplicateCells const& r, StateMean const& formula, std::size_t group,
                        std::size_t point)
{
    auto out = mean_of(r, formula.state, group, point);
    if (formula.minus) out.value -= mean_of(r, *formula.minus, group, point).value;
    return out;
}

SeriesValue share_at_rank(ReplicateCells const& r, std::size_t group, std::size_t rank, std::size_t week)
{
    double all = 0;
    for (std::size_t g = 0; g < r.groups; ++g)
        all += r.people[g * r.ranks + rank][week];
    double const own = r.people[group * r.ranks + rank][week];
    if (std::isnan(all)) return {};
    return {false, own / all};
}

/// Makes the rows of one figure after another.
class Rows {
  public:
    Rows(ReplicateCells const& cells, CellNames const& names) : cells_(cells), names_(names)
    {
        group_names_ = names.groups;
        group_names_.emplace_back("all");
        for (std::size_t begin = 0; begin + quarter <= cells.weeks; begin += quarter)
            middle_.push_back(static_cast<Week>(begin + quarter / 2));
        for (std::size_t week = 0; week < cells.weeks; week += quarter)
            start_.push_back(static_cast<Week>(week));
        for (auto const& at : cells.states)
            observed_.push_back(at.week);
    }

    std::vector<SeriesRow> take() { return std::move(rows_); }

    void add(Figure const& figure)
    {
        if (auto const* ratio = std::get_if<EventRatio>(&figure.formula))
            by_group(figure, middle_,
                     [&](std::size_t g, std::size_t point) { return event_value(cells_, *ratio, g, point); });
        else if (auto const* mean = std::get_if<StateMean>(&figure.formula))
            by_group(figure, observed_,
                     [&](std::size_t g, std::size_t point) { return state_value(cells_, *mean, g, point); });
        else if (std::holds_alternative<ShareOfRank>(figure.formula))
            women_by_rank(figure);
    }

  private:
    template <class F>
    void row(Figure const& figure, std::string const& group, std::vector<Week> const& weeks, F&& value)
    {
        SeriesRow out{.figure = &figure, .group = group, .weeks = weeks};
        for (std::size_t point = 0; point < weeks.size(); ++point)
            out.values.push_back(value(point));
        rows_.push_back(std::move(out));
    }

    template <class F>
    void by_group(Figure const& figure, std::vector<Week> const& weeks, F&& value)
    {
        for (std::size_t g = 0; g < group_names_.size(); ++g)
            row(figure, group_names_[g], weeks, [&](std::size_t point) { return value(g, point); });
    }

    void women_by_rank(Figure const& figure)
    {
        auto const woman = std::ranges::find(names_.groups, figure.main_group());
        if (woman == names_.groups.end()) return;
        auto const g = static_cast<std::size_t>(woman - names_.groups.begin());
        for (std::size_t rank = 0; rank < cells_.ranks; ++rank)
            row(figure, names_.ranks[rank], start_,
                [&](std::size_t point) { return share_at_rank(cells_, g, rank, point * quarter); });
    }

    ReplicateCells const& cells_;
    CellNames const& names_;
    std::vector<std::string> group_names_;
    std::vector<Week> middle_, start_, observed_;
    std::vector<SeriesRow> rows_;
};

} // namespace

ReplicateCells cells_of(ReplicateResult const& result)
{
    ReplicateCells out;
    out.groups = static_cast<std::size_t>(result.groups);
    out.ranks = static_cast<std::size_t>(result.ranks);
    out.weeks = result.series.size();
    auto const cells = out.groups * out.ranks;
    auto const withheld = withheld_by_week(result);
    out.people.assign(cells, std::vector<double>(out.weeks, unknown));
    for (std::size_t cell = 0; cell < cells; ++cell)
        for (std::size_t week = 0; week < out.weeks; ++week)
            if (!withheld[cell][week]) out.people[cell][week] = result.occupied[week][cell];
    out.events.resize(counter_count);
    for (std::size_t counter = 0; counter < counter_count; ++counter) {
        out.events[counter].assign(cells, std::vector<double>(out.weeks, 0));
        for (std::size_t week = 0; week < out.weeks; ++week)
            for (std::size_t cell = 0; cell < cells; ++cell)
                out.events[counter][cell][week] =
                    withheld[cell][week] ? unknown : result.series[week].cells()[counter * cells + cell];
    }
    for (auto const& at : result.states) {
        auto const hidden = withheld_cells(at.people);
        auto& observed = out.states.emplace_back(ReplicateCells::Observed{at.week, at.mean});
        for (std::size_t i = 0; i < observed.mean.size(); ++i)
            if (hidden[i / state_count]) observed.mean[i] = unknown;
    }
    return out;
}

std::vector<SeriesRow> series_of(ReplicateCells const& cells, CellNames const& names)
{
    Rows rows(cells, names);
    for (auto const* figure : weekly_figures())
        rows.add(*figure);
    return rows.take();
}

} // namespace groundswell
