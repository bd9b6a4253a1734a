#include "figures/series.hpp"

#include <algorithm>
#include <cmath>

#include "base/disclosure.hpp"
#include "figures/catalogue.hpp"
#include "figures/event_sums.hpp"
#include "observe/rows.hpp"

namespace groundswell {

namespace {

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

/// Events of some kinds in a row of the tables.
double events_in(ReplicateCells const& r, CounterList const& counters, std::size_t row, std::size_t week)
{
    double sum = 0;
    for (auto const counter : counters) {
        auto const& events = r.events[static_cast<std::size_t>(counter)];
        if (!events.empty() && !events[row].empty()) sum += events[row][week];
    }
    return sum;
}

SeriesValue event_value(ReplicateCells const& r, EventRatio const& ratio, std::size_t row,
                        std::size_t quarter_number)
{
    EventSums sums;
    for (std::size_t week = quarter_number * quarter; week < (quarter_number + 1) * quarter; ++week) {
        if (std::isnan(r.people[row][week])) return {};
        sums.part += events_in(r, ratio.part, row, week) - events_in(r, ratio.minus, row, week);
        sums.whole += ratio.is_rate() ? r.people[row][week] : events_in(r, ratio.whole, row, week);
    }
    if (ratio.is_rate()) sums.part *= counter_unit(*ratio.part.begin());
    return {false, value_of(ratio, sums)};
}

SeriesValue state_value(ReplicateCells const& r, StateMean const& formula, std::size_t row, std::size_t point)
{
    auto const& at = r.states[point];
    if (at.withheld[row]) return {};
    auto const mean = [&](State state) {
        return at.mean[row * state_count + static_cast<std::size_t>(state)];
    };
    return {false, mean(formula.state) - (formula.minus ? mean(*formula.minus) : 0)};
}

SeriesValue share_at_rank(ReplicateCells const& r, std::size_t group, std::size_t rank, std::size_t week)
{
    double all = 0;
    for (std::size_t g = 0; g < r.groups; ++g)
        all += r.people[r.row(g, rank)][week];
    double const own = r.people[r.row(group, rank)][week];
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
            by_group(figure, middle_, [&](std::size_t g, std::size_t point) {
                return event_value(cells_, *ratio, cells_.row(g), point);
            });
        else if (auto const* mean = std::get_if<StateMean>(&figure.formula))
            by_group(figure, observed_, [&](std::size_t g, std::size_t point) {
                return state_value(cells_, *mean, cells_.row(g), point);
            });
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
    auto const rows = rows_of(result.withheld);
    auto const shown = [&](TableRow const& row, std::span<std::uint32_t const> cells) {
        if (row.withheld) return unknown;
        return rounded_to(static_cast<double>(sum_of(row, result.withheld, cells)),
                          result.disclosure.round_to);
    };
    out.people.assign(rows.size(), std::vector<double>(out.weeks, unknown));
    out.events.assign(counter_count, std::vector(rows.size(), std::vector<double>(out.weeks, unknown)));
    for (std::size_t row = 0; row < rows.size(); ++row)
        for (std::size_t week = 0; week < out.weeks; ++week) {
            out.people[row][week] = shown(rows[row], result.occupied[week]);
            for (std::size_t counter = 0; counter < counter_count; ++counter)
                out.events[counter][row][week] =
                    shown(rows[row], result.series[week].cells_of(static_cast<Counter>(counter)));
        }
    for (auto const& at : result.states) {
        auto& observed = out.states.emplace_back(ReplicateCells::Observed{at.week, {}, {}});
        for (auto const& row : rows) {
            observed.withheld.push_back(row.withheld);
            for (std::size_t state = 0; state < state_count; ++state)
                observed.mean.push_back(row.withheld ? unknown : mean_of(row, result.withheld, at, state));
        }
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
