#include "figures/event_sums.hpp"

namespace groundswell {

namespace {

/// Calls `f(group, rank)` for each cell that a ratio is about.
template <class F>
void for_cells(int groups, int ranks, RankRange range, std::optional<Group> group, F&& f)
{
    for (int g = 0; g < groups; ++g)
        for (int r = 0; r < ranks; ++r)
            if ((!group || g == *group) && covers(range, static_cast<std::size_t>(r)))
                f(static_cast<Group>(g), static_cast<Rank>(r));
}

double count(CounterList const& counters, CountedWeeks const& weeks, RankRange range,
             std::optional<Group> group)
{
    std::uint64_t sum = 0;
    for (auto const& week : weeks.counts)
        for_cells(week.groups(), week.ranks(), range, group, [&](Group g, Rank r) {
            for (auto const counter : counters)
                sum += week.get(counter, g, r);
        });
    return static_cast<double>(sum);
}

double person_weeks(CountedWeeks const& weeks, RankRange range, std::optional<Group> group)
{
    std::uint64_t sum = 0;
    auto const ranks = static_cast<std::size_t>(weeks.ranks);
    for (auto const& week : weeks.people)
        for_cells(static_cast<int>(week.size() / ranks), weeks.ranks, range, group,
                  [&](Group g, Rank r) { sum += week[g * ranks + r]; });
    return static_cast<double>(sum);
}

} // namespace

EventSums sums_of(EventRatio const& ratio, CountedWeeks const& weeks, std::optional<Group> group)
{
    EventSums out;
    out.part = count(ratio.part, weeks, ratio.ranks, group) - count(ratio.minus, weeks, ratio.ranks, group);
    if (ratio.is_rate()) {
        out.part *= counter_unit(*ratio.part.begin());
        out.whole = person_weeks(weeks, ratio.ranks, group);
    } else {
        out.whole = count(ratio.whole, weeks, ratio.ranks, group);
    }
    return out;
}

double events_of(CounterList const& counters, CountedWeeks const& weeks)
{
    return count(counters, weeks, RankRange::all, {});
}

double person_weeks_of(CountedWeeks const& weeks, Group group, Rank rank)
{
    std::uint64_t sum = 0;
    auto const cell = group * static_cast<std::size_t>(weeks.ranks) + rank;
    for (auto const& week : weeks.people)
        sum += week[cell];
    return static_cast<double>(sum);
}

} // namespace groundswell
