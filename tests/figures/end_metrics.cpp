#include <cmath>
#include <groundswell/over_replicates.hpp>
#include <gtest/gtest.h>

#include "base/disclosure.hpp"
#include "facts.hpp"
#include "figures/catalogue.hpp"
#include "figures/disclosure.hpp"
#include "figures/end_metrics.hpp"
#include "figures/gini.hpp"

namespace groundswell {
namespace {

using testing::Facts;

TEST(EndMetrics, SharesOfPeopleLookBackOverTheWindow)
{
    Facts f;
    f.lived.experienced[0] = 599;
    f.lived.experienced[1] = 496; // the first week of the window
    f.lived.experienced[2] = 495; // one too early
    f.lived.experienced[5] = 550;
    f.lived.reported[0] = 598;
    f.lived.reported[2] = 598; // reported something older: not among those who experienced
    f.lived.accountable[0] = 400;
    EXPECT_DOUBLE_EQ(f.get("experienced").value, .3);
    EXPECT_DOUBLE_EQ(f.get("experienced", "woman").value, .4);
    EXPECT_EQ(f.get("experienced", "woman").base, 5);
    EXPECT_DOUBLE_EQ(f.get("experienced", "man").value, .2);
    EXPECT_DOUBLE_EQ(f.get("formal_report_share").value, 1.0 / 3);
    EXPECT_DOUBLE_EQ(f.get("accountable_share_of_experienced").value, 0);
    f.window = 105;
    EXPECT_DOUBLE_EQ(f.get("experienced").value, .4);
}

TEST(EndMetrics, VacantSeatsAreNobody)
{
    Facts f;
    f.people.group[3] = no_group;
    f.lived.experienced[0] = 599;
    EXPECT_DOUBLE_EQ(f.get("experienced", "woman").value, .25);
}

TEST(EndMetrics, PerpetratorsAreAskedAboutTenYears)
{
    Facts f;
    f.lived.harm_weeks[4] = {10, 79, 80, 300, 599}; // three within 520 weeks
    f.lived.harm_weeks[5] = {79};                   // none
    f.lived.harm_weeks[9] = {500};
    f.lived.harm_weeks[0] = {599, 599};
    EXPECT_DOUBLE_EQ(f.get("ever_perpetrated").value, .3);
    EXPECT_DOUBLE_EQ(f.get("ever_perpetrated", "man").value, .4);
    EXPECT_DOUBLE_EQ(f.get("repeat_share_of_perpetrators").value, 2.0 / 3);
    EXPECT_DOUBLE_EQ(f.get("mean_acts_per_perpetrator").value, 2);
    EXPECT_NEAR(f.get("concentration").value, gini({1, 2, 3}), 1e-12);
}

TEST(EndMetrics, SharesOfEvents)
{
    Facts f;
    f.series[495].add(Counter::acts_harm, 0, 0, 1000); // before the window
    f.series[496].add(Counter::acts_harm, 0, 0, 8);
    f.series[599].add(Counter::acts_harm, 1, 1, 2);
    f.series[500].add(Counter::noticed_acts_harm, 0, 0, 5);
    f.series[500].add(Counter::answered_acts_harm, 0, 0, 2);
    f.series[510].add(Counter::chose_report, 0, 0, 4);
    f.series[510].add(Counter::retaliated, 0, 0, 3);
    f.series[520].add(Counter::ruled_dismissed, 1, 0, 1);
    f.series[520].add(Counter::ruled_coddled, 1, 0, 1);
    f.series[520].add(Counter::ruled_removed, 1, 0, 2);
    f.series[520].add(Counter::closed_gone, 0, 0, 7); // no ruling
    EXPECT_DOUBLE_EQ(f.get("incident_witnessed_share").value, .5);
    EXPECT_DOUBLE_EQ(f.get("witnessed_without_intervention_share").value, .6);
    EXPECT_DOUBLE_EQ(f.get("retaliation_share_of_reports").value, .75);
    EXPECT_DOUBLE_EQ(f.get("no_consequence_share_of_reports").value, .5);
    EXPECT_TRUE(std::isnan(f.get("awareness").value)); // nothing to be aware of
}

TEST(EndMetrics, NoMoreThanAllLearnOfAnAct)
{
    Facts f;
    f.series[596].add(Counter::possible_aware_pairs, 0, 0, 4);
    f.series[596].add(Counter::aware_pairs, 0, 0, 1);
    EXPECT_DOUBLE_EQ(f.get("awareness").value, .25);
    f.series[599].add(Counter::aware_pairs, 0, 0, 9); // told of an act of before the window
    EXPECT_DOUBLE_EQ(f.get("awareness").value, 1);
    auto const interval = estimate_mean(std::vector{.2, .9, .33}, bounds_of("awareness"));
    EXPECT_GT(interval.low, 0);
    EXPECT_LT(interval.high, 1);
}

TEST(EndMetrics, TheFunnelFollowsTheActsOfTheWindow)
{
    Facts f;
    f.series[495].add(Counter::acts_harm, 0, 0, 1000); // before the window
    f.series[496].add(Counter::acts_harm, 0, 0, 8);
    f.series[599].add(Counter::acts_harm, 1, 1, 2);
    f.series[500].add(Counter::known_acts_harm, 0, 0, 6);
    f.series[500].add(Counter::told_acts_harm, 0, 0, 4);
    f.series[510].add(Counter::chose_report, 0, 0, 50); // of acts before the window, most of them
    f.fates.add(495, {.known = 100, .told = 100, .reported = 47, .substantiated = 40, .accountable = 40});
    f.fates.add(496, {.known = 1, .told = 1, .reported = 3, .substantiated = 2, .accountable = 1});
    Funnel const path = end_funnel(f.at(f.counted({0, 10})));
    EXPECT_EQ(path.acts, 10U);
    EXPECT_EQ(path.known, 7U);
    EXPECT_EQ(path.disclosed, 5U);
    EXPECT_EQ(path.reported, 3U);
    EXPECT_EQ(path.substantiated, 2U);
    EXPECT_EQ(path.accountable, 1U);
}

TEST(EndMetrics, AWindowLongerThanTheRunIsTheRun)
{
    Facts f;
    f.series.resize(60);
    f.occupied.resize(60);
    f.lived.experienced[0] = 540; // the first week of the 60
    f.lived.experienced[1] = 539; // burn-in
    f.series[0].add(Counter::acts_harm, 0, 0, 4);
    f.series[0].add(Counter::noticed_acts_harm, 0, 0, 1);
    EXPECT_DOUBLE_EQ(f.get("experienced").value, .1);
    EXPECT_DOUBLE_EQ(f.get("incident_witnessed_share").value, .25);
    EXPECT_EQ(f.get("incident_witnessed_share").base, 4);
}

TEST(EndMetrics, GroupsThatAreWithheldAreInEveryFigure)
{
    Facts f;
    f.min_cell = 5;
    f.withheld = withheld_in({2, 2, f.occupied}, 5); // five women, five men, in cells of four and one
    for (auto const& metric : f.metrics())
        EXPECT_EQ(metric.withheld, metric.name.starts_with("women_share") ||
                                       metric.name.starts_with("promotions") ||
                                       (metric.base > 0 && metric.base < 5 &&
                                        find_figure(metric.name)->base == FigureBase::people))
            << metric.name << ' ' << metric.group;
    f.occupied[300] = {3, 1, 4, 1};
    f.withheld = withheld_in({2, 2, f.occupied}, 5); // one week, in which four women are left
    for (auto const& metric : f.metrics())
        EXPECT_TRUE(metric.withheld || metric.group == "all") << metric.name << ' ' << metric.group;
    EXPECT_FALSE(f.get("harm").withheld);
}

TEST(EndMetrics, ASmallBaseIsWithheldWithTheNextSmallest)
{
    Facts f;
    f.min_cell = 2;
    for (Seat const seat : {0U, 5U, 6U, 7U})
        f.lived.experienced[seat] = 599; // one woman, three men
    EXPECT_FALSE(f.get("experienced", "woman").withheld);
    EXPECT_TRUE(f.get("formal_report_share", "woman").withheld);
    EXPECT_TRUE(f.get("formal_report_share", "man").withheld); // or hers would follow from all
    EXPECT_FALSE(f.get("formal_report_share").withheld);
}

TEST(EndMetrics, PeopleOfTwoProcessesCountAsThoseOfOne)
{
    Facts f;
    for (Seat const seat : {0U, 2U, 5U, 9U})
        f.lived.experienced[seat] = f.lived.witnessed[seat] = 599;
    f.lived.reported[5] = 590;
    f.lived.harm_weeks[1] = {580, 590};
    f.lived.harm_weeks[7] = {590};
    auto const all = f.counted({0, 10});
    auto sum = f.counted({0, 6});
    EXPECT_NE(sum.bytes(), all.bytes());
    sum.add(f.counted({6, 10}).bytes());
    EXPECT_EQ(sum.bytes(), all.bytes());
    EXPECT_EQ(sum.acts({}), (std::vector<double>{2, 1})); // in the order of seats
}

TEST(EndMetrics, RatesAreOverTheHorizon)
{
    Facts f;
    f.series[0].add(Counter::severity_harm, 0, 0, 3 * 65536);
    f.series[0].add(Counter::left, 0, 0, 6);
    EXPECT_NEAR(f.get("harm").value, 3 * 1000.0 / (600 * 10), 1e-12);
    EXPECT_NEAR(f.get("harm", "woman").value, 3 * 1000.0 / (600 * 5), 1e-12);
    EXPECT_NEAR(f.get("leaving").value, 6 * 52.0 / (600 * 10), 1e-12);
}

TEST(EndMetrics, WomenAmongRanksAndPromotions)
{
    Facts f;
    for (std::size_t week = 0; week < 300; ++week)
        f.occupied[week] = {4, 0, 4, 2}; // no woman at the top at first
    EXPECT_NEAR(f.get("women_share_rank_top", "woman").value, .25, 1e-12);
    EXPECT_NEAR(f.get("women_share_rank_entry", "woman").value, .5, 1e-12);
    f.series[3].add(Counter::promoted, 0, 1, 3);
    f.series[4].add(Counter::promoted, 1, 1, 4);
    EXPECT_NEAR(f.get("promotions_per_100_men", "woman").value, 75, 1e-9);
}

TEST(Gini, KnownValues)
{
    EXPECT_NEAR(gini({1, 1, 1, 1}), 0, 1e-12);
    EXPECT_NEAR(gini({0, 0, 0, 1}), .75, 1e-12);
    EXPECT_NEAR(gini({1, 2, 3}), 2.0 / 9, 1e-12);
    EXPECT_TRUE(std::isnan(gini({})));
    EXPECT_TRUE(std::isnan(gini({0, 0})));
}

TEST(Rounding, LeavesNoExactNumberToBeWorkedOut)
{
    auto const rounded = [](char const* name, double value, std::int64_t base) {
        Metric metric{.name = name, .group = "woman", .value = value, .base = base};
        round_metric(metric, *find_figure(name), 10);
        return metric;
    };
    auto const share = rounded("experienced", 9.0 / 37, 37);
    EXPECT_EQ(share.base, 40);
    EXPECT_DOUBLE_EQ(share.value, 10.0 / 40);
    // With 37 women in each of 104 weeks; from 41 events over 3,848 exact person-weeks that number would
    // follow.
    auto const rate = rounded("harm", 41 * 1000.0 / 3848, 3848);
    EXPECT_EQ(rate.base, 3850);
    EXPECT_DOUBLE_EQ(rate.value, 40 * 1000.0 / 3850);
    EXPECT_TRUE(std::isnan(rounded("harm", 500, 4).value));
    EXPECT_EQ(rounded("experienced", .3, 3).base, 0);
}

} // namespace
} // namespace groundswell
