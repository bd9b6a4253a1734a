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
