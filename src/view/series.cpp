#include "view/series.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "observe/disclosure_control.hpp"
#include "observe/summary.hpp"
#include "store/packing.hpp"
#include "view/rounded.hpp"

namespace groundswell::view {

namespace {

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t quarter = 13;

using Value = SeriesValue;

struct Measure {
    char const* name;
    char const* label;
    char const* unit;
    std::vector<Counter> part;
    std::vector<Counter> whole; ///< empty: person-weeks
    double scale{1};
};

std::vector<Measure> const& measures()
{
    using enum Counter;
    static std::vector<Measure> const all{
        {"acts", "acts of harm", "per 1,000 person-weeks", {acts_harm}, {}, 1000},
        {"harm", "harm, by severity", "per 1,000 person-weeks", {severity_harm}, {}, 1000.0 / 65536},
        {"remarks", "remarks", "per 1,000 person-weeks", {acts_remark}, {}, 1000},
        {"silence", "witnesses who stayed silent", "share", {silent_harm}, {noticed_harm}, 1},
        {"recognised_share", "noticed, of what was seen", "share", {noticed_harm}, {present_harm}, 1},
        {"awareness", "colleagues who learned of acts", "share", {aware_pairs}, {possible_aware_pairs}, 1},
        {"reports", "reports filed", "per 1,000 person-weeks", {chose_report}, {}, 1000},
        {"posts",
         "posts written",
         "per 1,000 person-weeks",
         {post_testimony, post_callout, post_inclusion, post_innocence, post_hurt, post_equivalence},
         {},
         1000},
    };
    return all;
}

struct StateMeasure {
    char const* name;
    char const* label;
    char const* unit;
};
constexpr StateMeasure state_measures[]{
    {"perceived_norm", "believed backing of objectors", "share"},
    {"responsibility", "feel responsible", "0 to 1"},
    {"trust", "trust the institution", "0 to 1"},
    {"burden", "burden carried", "severity"},
};

std::size_t index_of(Counter counter)
{
    return static_cast<std::size_t>(counter);
}

/// Cells of a group, or of everyone (group = groups).
std::vector<std::size_t> cells_of_group(ReplicateCells const& r, std::size_t group)
{
    std::vector<std::size_t> out;
    for (std::size_t cell = 0; cell < r.groups * r.ranks; ++cell)
        if (group == r.groups || cell / r.ranks == group) out.push_back(cell);
    return out;
}

/// Sum over the shown cells and the weeks of one point; false if none is shown.
bool add_events(ReplicateCells const& r, Counter counter, std::size_t cell, std::size_t week, double& sum)
{
    auto const& events = r.events[index_of(counter)];
    if (std::isnan(r.people[cell][week])) return false;
    if (!events.empty() && !events[cell].empty()) sum += events[cell][week];
    return true;
}

Value event_value(ReplicateCells const& r, Measure const& measure, std::size_t group, std::size_t begin,
                  std::size_t end)
{
    double part = 0, whole = 0;
    bool shown = false;
    for (auto const cell : cells_of_group(r, group))
        for (std::size_t week = begin; week < end; ++week) {
            if (std::isnan(r.people[cell][week])) continue;
            shown = true;
            for (auto const counter : measure.part)
                add_events(r, counter, cell, week, part);
            if (measure.whole.empty())
                whole += r.people[cell][week];
            else
                for (auto const counter : measure.whole)
                    add_events(r, counter, cell, week, whole);
        }
    if (!shown) return {};
    return {false, whole > 0 ? measure.scale * part / whole : unknown};
}

Value state_value(ReplicateCells const& r, std::size_t state, std::size_t group, std::size_t point)
{
    auto const& at = r.states[point];
    double sum = 0, people = 0;
    for (auto const cell : cells_of_group(r, group)) {
        if (r.weeks == 0) continue;
        auto const week = std::min(static_cast<std::size_t>(std::max(at.week, 0)), r.weeks - 1);
        double const n = r.people[cell][week], mean = at.mean[cell * state_count + state];
        if (std::isnan(n) || std::isnan(mean)) continue;
        sum += n * mean;
        people += n;
    }
    if (people == 0) return {};
    return {false, sum / people};
}

Value share_at_rank(ReplicateCells const& r, std::size_t group, std::size_t rank, std::size_t week)
{
    double all = 0;
    for (std::size_t g = 0; g < r.groups; ++g)
        all += r.people[g * r.ranks + rank][week];
    double const own = r.people[group * r.ranks + rank][week];
    if (std::isnan(all)) return {};
    return {false, own / all};
}

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
    std::vector<SeriesRow> out;
    auto group_names = names.groups;
    group_names.emplace_back("all");
    auto const add = [&](SeriesRow row, auto const& value) {
        for (std::size_t point = 0; point < row.weeks.size(); ++point)
            row.values.push_back(value(point));
        out.push_back(std::move(row));
    };

    std::vector<Week> middle, start, observed;
    for (std::size_t begin = 0; begin + quarter <= cells.weeks; begin += quarter)
        middle.push_back(static_cast<Week>(begin + quarter / 2));
    for (std::size_t week = 0; week < cells.weeks; week += quarter)
        start.push_back(static_cast<Week>(week));
    for (auto const& at : cells.states)
        observed.push_back(at.week);

    for (auto const& measure : measures())
        for (std::size_t g = 0; g < group_names.size(); ++g)
            add({measure.name, measure.label, measure.unit, group_names[g], middle}, [&](std::size_t point) {
                return event_value(cells, measure, g, point * quarter, (point + 1) * quarter);
            });
    for (auto const& measure : state_measures) {
        auto const state = static_cast<std::size_t>(
            std::ranges::find(state_names, std::string_view(measure.name)) - state_names.begin());
        for (std::size_t g = 0; g < group_names.size(); ++g)
            add({measure.name, measure.label, measure.unit, group_names[g], observed},
                [&](std::size_t point) { return state_value(cells, state, g, point); });
    }
    auto const woman = std::ranges::find(names.groups, "woman");
    if (woman == names.groups.end()) return out;
    auto const g = static_cast<std::size_t>(woman - names.groups.begin());
    for (std::size_t rank = 0; rank < cells.ranks; ++rank)
        add({"women_by_rank", "women, by rank", "share", names.ranks[rank], start},
            [&](std::size_t point) { return share_at_rank(cells, g, rank, point * quarter); });
    return out;
}

Json series_json(std::vector<std::vector<SeriesRow>> const& replicates)
{
    Json out = Json::array();
    if (replicates.empty()) return out;
    for (std::size_t i = 0; i < replicates.front().size(); ++i) {
        auto const& row = replicates.front()[i];
        Json json{{"name", row.name},     {"label", row.label},   {"unit", row.unit},
                  {"group", row.group},   {"weeks", row.weeks},   {"mean", Json::array()},
                  {"low", Json::array()}, {"high", Json::array()}};
        for (std::size_t point = 0; point < row.weeks.size(); ++point) {
            std::vector<double> values;
            bool withheld = false;
            for (auto const& replicate : replicates) {
                auto const& v = replicate[i].values[point];
                withheld = withheld || v.withheld;
                values.push_back(v.value);
            }
            auto const e = withheld ? Estimate{} : estimate_mean(values);
            json["mean"].push_back(rounded(e.mean));
            json["low"].push_back(rounded(e.low));
            json["high"].push_back(rounded(e.high));
        }
        out.push_back(std::move(json));
    }
    return out;
}

} // namespace groundswell::view
