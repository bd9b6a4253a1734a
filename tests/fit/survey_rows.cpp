#include "fit/survey_rows.hpp"

#include <cmath>
#include <gtest/gtest.h>
#include <limits>

#include "support/problems.hpp"
#include "support/small_scenario.hpp"

namespace groundswell {
namespace {

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

Target row(std::string quantity, std::string group, double value, double se)
{
    Target out;
    out.quantity = std::move(quantity);
    out.group = std::move(group);
    out.value = value;
    out.se = se;
    out.low = value - 1.96 * se;
    out.high = value + 1.96 * se;
    return out;
}

TEST(SurveyRows, MeasureDistanceInWhatIsNotKnown)
{
    auto const rows = survey_rows(testing::small_scenario(), {row("experienced", "woman", .2, .03)}, {});
    // Survey .03, model a tenth of .2, mean .0144^2: together .03889.
    EXPECT_NEAR(implausibility(rows[0], {.3, .0144 * .0144}), .1 / .03883, .01);
    EXPECT_NEAR(implausibility(rows[0], {.3, unknown}), .1 / std::hypot(.03, .02), 1e-9);
    auto own = row("experienced", "woman", .2, .03);
    own.discrepancy = 0;
    EXPECT_NEAR(implausibility(survey_rows(testing::small_scenario(), {own}, {})[0], {.23, 0}), 1, 1e-9);
}

TEST(SurveyRows, HoldTheSecondLargestAgainstAPoint)
{
    std::vector<Target> const targets{row("experienced", "woman", .2, .01),
                                      row("experienced", "man", .1, .01), row("witnessed", "woman", .3, .01),
                                      row("witnessed", "man", .3, .01), row("told_nobody", "all", .3, .01)};
    FitRules rules;
    rules.discrepancy = 0;
    auto const rows = survey_rows(testing::small_scenario(), targets, rules);
    std::vector<RowMean> const means{{.25, 0}, {.12, 0}, {.31, 0}, {.3, 0}, {unknown, unknown}};
    auto const standing = standing_of(rows, means, rules);
    EXPECT_NEAR(standing.held, 2, 1e-9);
    EXPECT_EQ(standing.known, 4U);
    EXPECT_EQ(standing.inside, 2U);
    EXPECT_FALSE(standing.is_member(rules)) << "two of four are not four in five";
    rules.inside = .5;
    EXPECT_TRUE(standing.is_member(rules));
    rules.largest = 1;
    EXPECT_NEAR(standing_of(rows, means, rules).held, 5, 1e-9);
    EXPECT_FALSE(standing_of(rows, means, rules).is_member(rules));
    rules.largest = 9; // more than there are: the smallest
    EXPECT_NEAR(standing_of(rows, means, rules).held, 0, 1e-9);
}

TEST(SurveyRows, SayWhatCannotBeHeldAgainstTheScenario)
{
    auto other_window = row("experienced", "woman", .2, .01);
    other_window.window_weeks = 52;
    auto const lines = testing::lines_of([&] {
        survey_rows(testing::small_scenario(),
                    {other_window, row("experienced", "nurse", .2, .01), row("late_harm", "woman", .2, .01),
                     row("witnessed", "man", .2, .01), row("witnessed", "man", .3, .01)},
                    {});
    });
    ASSERT_EQ(lines.size(), 4U);
    EXPECT_EQ(lines[0],
              "targets experienced (woman): asks about 52 weeks, and the scenario counts 26 (one window for "
              "all such questions). Set run.window, or take an instrument of this window");
    EXPECT_TRUE(testing::has(lines[1], "group 'nurse' is not in the scenario (all, woman, man)")) << lines[1];
    EXPECT_TRUE(testing::has(lines[2], "late_harm (woman)")) << lines[2];
    EXPECT_TRUE(testing::has(lines[3], "witnessed (man): is given twice")) << lines[3];
}

} // namespace
} // namespace groundswell
