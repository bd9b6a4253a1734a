#include "figures/event_sums.hpp"

#include <cmath>
#include <gtest/gtest.h>

namespace groundswell {
namespace {

/// Two weeks of two groups in two ranks.
struct TwoWeeks {
    std::vector<Counts> counts{2, Counts(2, 2)};
    std::vector<std::vector<std::uint32_t>> people{{4, 1, 6, 9}, {3, 2, 6, 9}};

    CountedWeeks weeks() const { return {counts, people, 2}; }
    double value(EventRatio const& ratio, std::optional<Group> group = {}) const
    {
        return value_of(ratio, sums_of(ratio, weeks(), group));
    }
};

} // namespace

TEST(EventSums, AreRatesOverPersonWeeksInTheCountersUnit)
{
    TwoWeeks t;
    t.counts[1].add(Counter::severity_harm, 0, 1, 65536 / 2);
    t.counts[1].add(Counter::effort_for_survivors, 1, 0, 8);
    EventRatio const harm{.part = {Counter::severity_harm}, .per = 1000};
    EXPECT_DOUBLE_EQ(t.value(harm), .5 * 1000 / 40);
    EXPECT_DOUBLE_EQ(t.value(harm, Group{0}), .5 * 1000 / 10);
    EXPECT_DOUBLE_EQ(t.value(harm, Group{1}), 0);
    EXPECT_DOUBLE_EQ(t.value({.part = {Counter::effort_for_survivors}, .per = 1000}), .5 * 1000 / 40);
    EXPECT_DOUBLE_EQ(value_of(harm, sums_of(harm, t.weeks().between(1, 2))), .5 * 1000 / 20);
    EXPECT_DOUBLE_EQ(value_of(harm, sums_of(harm, t.weeks().last(1))), .5 * 1000 / 20);
    EXPECT_EQ(t.weeks().last(9).size(), 2U);
}

TEST(EventSums, AreSharesOfOtherEvents)
{
    TwoWeeks t;
    t.counts[0].add(Counter::noticed_acts_harm, 0, 0, 5);
    t.counts[1].add(Counter::answered_acts_harm, 0, 0, 2);
    EventRatio const unanswered{.part = {Counter::noticed_acts_harm},
                                .minus = {Counter::answered_acts_harm},
                                .whole = {Counter::noticed_acts_harm}};
    EXPECT_DOUBLE_EQ(t.value(unanswered), .6);
    EXPECT_TRUE(std::isnan(t.value(unanswered, Group{1})));
}

TEST(EventSums, AreAboutTheRanksThatARatioNames)
{
    TwoWeeks t;
    t.counts[0].add(Counter::ruled_removed, 0, 0, 3);
    t.counts[0].add(Counter::ruled_dismissed, 0, 0, 1);
    t.counts[0].add(Counter::ruled_removed, 1, 1, 1);
    t.counts[0].add(Counter::ruled_dismissed, 1, 1, 3);
    EventRatio ratio{.part = {Counter::ruled_removed},
                     .whole = {Counter::ruled_removed, Counter::ruled_dismissed},
                     .ranks = RankRange::lowest};
    EXPECT_DOUBLE_EQ(t.value(ratio), .75);
    ratio.ranks = RankRange::above_lowest;
    EXPECT_DOUBLE_EQ(t.value(ratio), .25);
    EXPECT_EQ(person_weeks_of(t.weeks(), 1, 1), 18);
}

} // namespace groundswell
