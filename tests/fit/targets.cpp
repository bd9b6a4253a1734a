#include <groundswell/targets.hpp>

#include <gtest/gtest.h>

#include "support/problems.hpp"

namespace groundswell {
namespace {

std::string const head = "quantity,instrument,group,value,low,high,source,year\n";

std::vector<std::string> faults(std::string const& text)
{
    return testing::lines_of([&] { parse_targets(text, "t.csv"); });
}

TEST(Targets, AreFiguresOrAnswersOfInstruments)
{
    auto const read = parse_targets(
        head + "touched,survey_space,woman,.07,.05,.09,A,2020\nwitnessed,,all,.1,0,.2,B,2021\n", "t.csv");
    ASSERT_EQ(read.size(), 2U);
    EXPECT_EQ(read[0].figure(), "survey_space");
    EXPECT_EQ(read[1].figure(), "witnessed");
}

TEST(Targets, OfAnOlderFormNeedNoInstrument)
{
    auto const read =
        parse_targets("quantity,group,value,low,high,source,year\nexperienced,all,.1,0,.2,B,2021\n", "t.csv");
    ASSERT_EQ(read.size(), 1U);
    EXPECT_EQ(read[0].figure(), "experienced");
}

TEST(Targets, SayWhatTheModelDoesNotHave)
{
    EXPECT_EQ(faults(head + "touched,survey_spaces,woman,.07,.05,.09,A,2020\n").at(0).substr(0, 52),
              "t.csv:2: there is no instrument 'survey_spaces' (one");
    EXPECT_EQ(
        faults(head + "experiensed,,woman,.07,.05,.09,A,2020\n").at(0),
        "t.csv:2: the model has no figure 'experiensed' (a figure, or any name with an instrument). Did you "
        "mean 'experienced'?");
}

std::string const own = "quantity,group,value,n,se,low,high,discrepancy,window_weeks\n";

TEST(Targets, OfAShareTakeTheirIntervalFromThePeopleAsked)
{
    auto const row = parse_targets(own + "experienced,woman,0,100,,,,,104\n", "t.csv").at(0);
    EXPECT_EQ(row.low, 0);
    EXPECT_NEAR(row.high, .0370, 1e-4) << "Wilson's interval of 0 of 100";
    EXPECT_GT(row.se, 0) << "nobody of 100 is not nobody";
    EXPECT_EQ(row.window_weeks, 104);
    EXPECT_FALSE(row.discrepancy);
}

TEST(Targets, TakeTheirIntervalFromAStandardErrorOrTheOtherWayRound)
{
    auto const rows = parse_targets(
        own + "experienced,woman,.01,,.02,,,,\npromotions_per_100_men,woman,81,,,75,90,.2,\n", "t.csv");
    EXPECT_EQ(rows[0].low, 0) << "a share is not below 0";
    EXPECT_NEAR(rows[0].high, .0492, 1e-4);
    EXPECT_NEAR(rows[1].se, 15 / 3.92, 1e-3);
    EXPECT_EQ(rows[1].discrepancy, .2);
}

TEST(Targets, SayWhatIsWrongWithTheirCertainty)
{
    EXPECT_EQ(
        faults(own + "experienced,woman,.2,,,,,,\nexperienced,man,.2,4,,,,,\nexperienced,all,.2,,,.1,,,\n"
                     "promotions_per_100_men,woman,81,300,,,,,\nwitnessed,woman,1.4,100,,,,,\n"
                     "witnessed,man,.4,,0,,,,\nwitnessed,all,.4,100,,,,-.1,\n"),
        (std::vector<std::string>{
            "t.csv:2: value stands alone (give n, se, or low and high: how sure is it?).",
            "t.csv:3: n is 4 (at least 10: fewer answers rule nothing out).",
            "t.csv:4: high is missing (low and high go together).",
            "t.csv:5: n says nothing about the spread of this figure (give se, or low and high).",
            "t.csv:6: value is 1.4 (a share lies between 0 and 1).", "t.csv:7: se is 0 (must be above 0).",
            "t.csv:8: discrepancy is -0.1 (a share of the value, 0 or above)."}));
}

Estimate estimate(double mean, double low, double high)
{
    return {.n = 20, .mean = mean, .se = .01, .low = low, .high = high};
}

TEST(Targets, AreJudgedByTheMeanAndOverlapIsSaidApart)
{
    Target const target{.quantity = "space",
                        .instrument = "survey_space",
                        .group = "woman",
                        .value = .07,
                        .low = .05,
                        .high = .09,
                        .source = "A",
                        .year = "2020"};
    std::vector<MetricSummary> metrics(1);
    metrics[0].name = "survey_space";
    metrics[0].group = "woman";
    auto const judged = [&](Estimate const& e) {
        metrics[0].estimate = e;
        return judge({target}, metrics).at(0);
    };
    auto const in = judged(estimate(.08, .06, .1));
    EXPECT_TRUE(in.in_range && in.overlaps && in.measured);
    // Planted: overlap taken for the verdict would call this row in range.
    auto const near = judged(estimate(.095, .08, .11));
    EXPECT_TRUE(near.overlaps);
    EXPECT_FALSE(near.in_range);
    auto const out = judged(estimate(.2, .19, .21));
    EXPECT_FALSE(out.overlaps || out.in_range);
    metrics[0].name = "survey_dates";
    EXPECT_FALSE(judged(estimate(.08, .06, .1)).measured);
}

} // namespace
} // namespace groundswell
