#include "mechanisms/outcome.hpp"

#include <gtest/gtest.h>

#include "mechanisms/rules_for_tests.hpp"

namespace groundswell {
namespace {

using testing::average_person;
using testing::test_rules;

TEST(Outcome, AnUnansweredActTeachesThatItIsAllowed)
{
    Rules const rules = test_rules();
    PersonState s = average_person();
    Outcome{rules}.perpetrator(s, {.noticed = 3, .silent = 2, .supported = 1}, .5); // support is not seen
    EXPECT_NEAR(s.entitlement, .41 + .12 * .5 * .59, 1e-12);
    EXPECT_NEAR(s.deterrence, .415 * (1 - .06), 1e-12);
    PersonState unseen = average_person();
    Outcome{rules}.perpetrator(unseen, {}, .5);
    EXPECT_EQ(unseen.entitlement, s.entitlement);
}

TEST(Outcome, AnAnsweredActChecks)
{
    Rules const rules = test_rules();
    PersonState s = average_person();
    Outcome{rules}.perpetrator(s, {.noticed = 4, .silent = 3, .intervened = 1}, .9);
    EXPECT_NEAR(s.entitlement, .41 * (1 - .08 / 4), 1e-12);
    EXPECT_NEAR(s.deterrence, .415 + .2 / 4 * .585, 1e-12);
}

TEST(Outcome, WitnessesReadTheNormOffTheAnswers)
{
    Rules const rules = test_rules();
    PersonState s = average_person();
    s.norm = .5;
    s.attitude = .7;
    Outcome{rules}.witness(s, {.noticed = 4, .silent = 1, .intervened = 1, .supported = 1, .excused = 1},
                           .25);
    double const y = (1 + 1 + .3) / 4;
    double const n = .5 + .04 * (y - .5);
    EXPECT_NEAR(s.norm, n, 1e-12);
    EXPECT_NEAR(s.attitude, .7 + .005 * .75 * (n - .7), 1e-12); // towards the new norm
    EXPECT_EQ(s.habituation, 0);
    Outcome{rules}.witness(s, {.noticed = 1, .silent = 1}, 1);
    EXPECT_NEAR(s.habituation, .015, 1e-12);
    EXPECT_NEAR(s.attitude, .7 + .005 * .75 * (n - .7), 1e-12); // the stubborn keep theirs
}

TEST(Outcome, TargetsCarryLessWhenAnswered)
{
    Rules const rules = test_rules();
    PersonState s;
    Outcome{rules}.target(s, {.noticed = 2, .silent = 2}, .5);
    EXPECT_DOUBLE_EQ(s.burden, .5);
    EXPECT_DOUBLE_EQ(s.habituation, .015);
    s.burden = 0;
    Outcome{rules}.target(s, {.noticed = 3, .intervened = 1, .supported = 2}, .5); // relief is capped at two
    EXPECT_DOUBLE_EQ(s.burden, .5 * .7);
}

TEST(Outcome, StatesStayInRangeUnderAnyAnswers)
{
    Rules const rules = test_rules();
    for (unsigned intervened = 0; intervened < 3; ++intervened)
        for (double start : {0.0, .5, 1.0}) {
            PersonState s;
            s.entitlement = s.attitude = s.norm = s.deterrence = s.habituation = start;
            Answers const answers{.noticed = 3, .silent = 3 - intervened, .intervened = intervened};
            for (int i = 0; i < 1000; ++i) {
                Outcome{rules}.perpetrator(s, answers, 1);
                Outcome{rules}.witness(s, answers, 0);
            }
            for (double x : {s.entitlement, s.attitude, s.norm, s.deterrence, s.habituation}) {
                EXPECT_GE(x, 0);
                EXPECT_LE(x, 1);
            }
        }
}

} // namespace
} // namespace groundswell
