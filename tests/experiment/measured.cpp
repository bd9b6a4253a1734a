#include "experiment/measured.hpp"

#include <gtest/gtest.h>
#include <limits>

#include "experiment/small_world.hpp"
#include "tables/delimited.hpp"

namespace groundswell {
namespace {

MeasuredNumber measured(double value, double low, double high, std::string unit)
{
    return {.id = "x",
            .part = "effect",
            .what = "",
            .value = value,
            .low = low,
            .high = high,
            .unit = std::move(unit),
            .when = "",
            .held = false,
            .source = ""};
}

TEST(Measured, JudgesDirectionAndSize)
{
    auto const fall = measured(-.2, -.3, -.05, "relative");
    EXPECT_TRUE(judge(fall, -.2, {-.25, -.15}).is_met());
    EXPECT_TRUE(judge(fall, -.35, {-.4, -.3}).is_met()) << "outside, but within a factor of two";
    EXPECT_FALSE(judge(fall, -.45, {-.5, -.4}).is_met()) << "too strong";
    EXPECT_FALSE(judge(fall, -.12, {-.25, .01}).is_met()) << "not beyond chance";
    EXPECT_FALSE(judge(fall, .2, {.15, .25}).is_met()) << "the wrong way";

    auto const odds = measured(6.5, 2.5, 17, "odds ratio");
    EXPECT_TRUE(judge(odds, 3, {2, 4}).is_met());
    EXPECT_FALSE(judge(odds, 1.2, {.9, 1.6}).is_met()) << "its interval holds 1, no effect";
    EXPECT_FALSE(*judge(odds, .4, {.3, .6}).sign);

    auto const share = measured(.1, .07, .13, "share");
    EXPECT_FALSE(judge(share, .1, {.05, .15}).sign.has_value()) << "a share has no direction";
    EXPECT_TRUE(judge(share, .19, {.18, .2}).is_met());
    EXPECT_FALSE(judge(share, .21, {.2, .22}).is_met());

    auto const nothing = measured(0, -.3, .3, "d");
    EXPECT_TRUE(judge(nothing, .1, {.05, .15}).is_met());
    EXPECT_FALSE(judge(nothing, .4, {.3, .5}).is_met());
    EXPECT_FALSE(judge(fall, std::numeric_limits<double>::quiet_NaN(), {}).is_met());
}

TEST(Measured, AnOpenBoundGivesADirection)
{
    MeasuredNumber up = measured(0, 0, std::numeric_limits<double>::infinity(), "difference");
    up.value.reset();
    EXPECT_TRUE(judge(up, .1, {.05, .15}).is_met());
    EXPECT_FALSE(judge(up, .1, {-.05, .15}).is_met());
}

TEST(Measured, EveryShippedRowHasAFile)
{
    EXPECT_EQ(shipped_experiments().size(), 24U);
    EXPECT_GE(shipped_measured().size(), 24U);
    for (auto const& number : shipped_measured()) {
        EXPECT_FALSE(number.source.empty()) << number.id;
        EXPECT_LE(number.low, number.high) << number.id;
        if (number.value) {
            EXPECT_GE(*number.value, number.low) << number.id;
            EXPECT_LE(*number.value, number.high) << number.id;
        }
    }
}

TEST(Measured, SaysWhatIsWrongWithATable)
{
    auto const lines = testing::lines_of([] {
        parse_measured("id,part,what,measured,low,high,unit,when,use,source\n"
                       "a,effect,w,much,0,1,relative,,fit,s\n"
                       "b,effect,w,0.5,2,1,feet,,perhaps,s\n",
                       "mine.csv");
    });
    ASSERT_EQ(lines.size(), 4U);
    EXPECT_TRUE(lines[0].starts_with("mine.csv:2")) << lines[0];
    EXPECT_TRUE(lines[1].starts_with("mine.csv:3")) << lines[1];
    EXPECT_EQ(testing::lines_of([] { parse_measured("id,part\na,b\n", "mine.csv"); }).size(), 8U);
}

TEST(Measured, SaysWhatIsWrongWithAFile)
{
    for (auto const* text :
         {"id = 'a'\n[[part]]\nname='e'\nvalue='acts(base)'",                        // no reading
          "id = 'a'\nreading = 'r'",                                                 // nothing to compute
          "id = 'a'\nreading = 'r'\npossible = false\n[[part]]\nvalue='1'",          // both
          "id = 'a'\nreading = 'r'\n[[part]]\nvalue='actz(base)'",                   // no such figure
          "id = 'a'\nreading = 'r'\n[[part]]\nvalue='acts(other)'",                  // no such arm
          "id = 'a'\nreading = 'r'\n[[part]]\nvalue='acts(base, nobody)'",           // no such group
          "id = 'a'\nreading = 'r'\n[[part]]\nvalue='experienced(base, weeks 0-4)'", // not by weeks
          "id = 'a'\nreading = 'r'\n[[part]]\nvalue='acts(base)'\n[course]\nvalue='acts(base)'"})
        EXPECT_EQ(testing::lines_of([&] { read_measured_experiment(text, "e.toml"); }).size(), 1U) << text;
}

TEST(Measured, RunsAllArmsWithTheSameDraws)
{
    auto const experiment =
        read_measured_experiment("id = 'yearly_training_y3'\nreading = 'r'\n"
                                 "[[arm]]\nname = 'same'\n"
                                 "[[arm]]\nname = 'late'\n[arm.set]\npolicy.delay = 50\n"
                                 "[[part]]\nname = 'effect'\n"
                                 "value = 'acts(same, weeks 0-20) / acts(base, weeks 0-20) - 1'\n"
                                 "[course]\nvalue = 'acts(late, @) / acts(base, @)'\n"
                                 "windows = ['0-10', '10-20']\n",
                                 "e.toml");
    MeasuredOptions options{.base = testing::small_scenario(), .replicates = 4};
    options.base.parameters.run.weeks = 20;
    auto const results = run_measured({experiment}, options);
    ASSERT_EQ(results.size(), 1U);
    ASSERT_EQ(results[0].parts.size(), 1U);
    EXPECT_EQ(results[0].parts[0].value, 0);
    EXPECT_EQ(results[0].parts[0].interval.low, 0);
    ASSERT_EQ(results[0].course.size(), 2U);
    options.threads = 3;
    auto const again = run_measured({experiment}, options);
    EXPECT_EQ(again[0].course, results[0].course);
}

} // namespace
} // namespace groundswell
