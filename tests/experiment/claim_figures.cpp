#include "experiment/claim_figures.hpp"

#include <algorithm>
#include <cmath>
#include <gtest/gtest.h>

namespace groundswell {
namespace {

/// Two years of ten women and ten men, half of them in each of two ranks.
ReplicateResult two_years()
{
    ReplicateResult out;
    out.groups = out.ranks = 2;
    out.series.assign(104, Counts(2, 2));
    out.occupied.assign(104, {5, 5, 5, 5});
    out.withheld = Withheld(2, 2);
    out.metrics = {{"harm", "all", 7, 2080, false}, {"experienced", "all", .3, 20, false}};
    return out;
}

double value(ReplicateResult const& result, ClaimFigure const& figure)
{
    return figure_value(figure, result, {"woman", "man"});
}

ClaimFigure in_years(std::string metric, int first, int last, std::string group = "all")
{
    return {.metric = std::move(metric),
            .arm = "base",
            .group = std::move(group),
            .first_year = first,
            .last_year = last};
}

} // namespace

TEST(ClaimFigures, AreEndOfRunFiguresWhereNoYearsAreGiven)
{
    EXPECT_EQ(value(two_years(), {.metric = "harm", .arm = "base"}), 7);
    EXPECT_EQ(value(two_years(), {.metric = "experienced", .arm = "base"}), .3);
}

TEST(ClaimFigures, AreSummedOverTheYearsAsked)
{
    auto result = two_years();
    result.series[51].add(Counter::severity_harm, 0, 0, 65536);
    result.series[52].add(Counter::severity_harm, 0, 1, 3 * 65536);
    result.series[103].add(Counter::left, 1, 0, 2);
    EXPECT_DOUBLE_EQ(value(result, in_years("harm", 1, 1)), 1 / 1.04);
    EXPECT_DOUBLE_EQ(value(result, in_years("harm", 2, 2)), 3 / 1.04);
    EXPECT_DOUBLE_EQ(value(result, in_years("harm", 2, 2, "woman")), 3 / .52);
    EXPECT_DOUBLE_EQ(value(result, in_years("harm", 1, 2, "man")), 0);
    EXPECT_DOUBLE_EQ(value(result, in_years("leaving", 2, 2)), 2 / 20.);
    EXPECT_TRUE(std::isnan(value(result, in_years("harm", 2, 3)))); // there is no third year
    EXPECT_TRUE(std::isnan(value(result, in_years("harm", 1, 1, "other"))));
}

TEST(ClaimFigures, KnowOnlyWhatComesFromWeeklyCountsByYears)
{
    auto const& names = claim_metrics();
    for (auto const* name : {"harm", "voices", "help", "untold_share", "accountable_above", "leaving"})
        EXPECT_EQ(std::ranges::count(names, name), 1) << name;
    for (auto const* name : {"experienced", "trust", "late_harm", "silence", "promotions_per_100_men"}) {
        EXPECT_EQ(std::ranges::count(names, name), 0) << name;
        EXPECT_TRUE(std::isnan(value(two_years(), in_years(name, 1, 1)))) << name;
    }
}

TEST(ClaimFigures, TellTheLowestRankFromThoseAbove)
{
    auto result = two_years();
    result.series[0].add(Counter::ruled_removed, 1, 0, 1);
    result.series[0].add(Counter::ruled_dismissed, 1, 0, 1);
    result.series[0].add(Counter::ruled_coddled, 1, 1, 4);
    result.series[0].add(Counter::ruled_restored, 0, 1, 1);
    EXPECT_DOUBLE_EQ(value(result, {.metric = "accountable_entry", .arm = "base"}), .5);
    EXPECT_DOUBLE_EQ(value(result, {.metric = "accountable_above", .arm = "base"}), .2);
    EXPECT_TRUE(std::isnan(value(result, {.metric = "untold_share", .arm = "base"})));
}

} // namespace groundswell
