#pragma once
#include <algorithm>
#include <groundswell/formula.hpp>
#include <limits>
#include <optional>
#include <span>
#include <vector>

namespace groundswell {

/// Some weeks of a run: what was counted in each, and who held seats, by [group][rank].
struct CountedWeeks {
    std::span<Counts const> counts;
    std::span<std::vector<std::uint32_t> const> people; ///< parallel to `counts`
    int ranks{1};

    std::size_t size() const { return counts.size(); }
    CountedWeeks between(std::size_t begin, std::size_t end) const
    {
        return {counts.subspan(begin, end - begin), people.subspan(begin, end - begin), ranks};
    }
    /// As many as there are, if there are fewer.
    CountedWeeks last(std::size_t weeks) const { return between(size() - std::min(weeks, size()), size()); }
};

/// All weeks that a result holds.
inline CountedWeeks weeks_of(ReplicateResult const& result)
{
    return {result.series, result.occupied, result.ranks};
}

/// Numerator and denominator of a ratio of events.
struct EventSums {
    double part{0};  ///< of a rate: in the counters' unit (`counter_unit`)
    double whole{0}; ///< events or person-weeks
};

/// Sums over weeks and one group, or everyone.
EventSums sums_of(EventRatio const& ratio, CountedWeeks const& weeks, std::optional<Group> group = {});

/// Events over everyone.
double events_of(CounterList const& counters, CountedWeeks const& weeks);

/// Person-weeks of a group in a rank.
double person_weeks_of(CountedWeeks const& weeks, Group group, Rank rank);

/// NaN where the whole is 0.
inline double value_of(EventRatio const& ratio, EventSums const& sums)
{
    if (!(sums.whole > 0)) return std::numeric_limits<double>::quiet_NaN();
    double const value = (ratio.is_rate() ? sums.part * ratio.per : sums.part) / sums.whole;
    return ratio.at_most_all ? std::min(value, 1.0) : value;
}

} // namespace groundswell
