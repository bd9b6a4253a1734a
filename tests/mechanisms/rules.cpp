#include "mechanisms/rules.hpp"

#include <gtest/gtest.h>

#include "mechanisms/rules_for_tests.hpp"

namespace groundswell {
namespace {

using namespace testing;

TEST(Rules, AdvantageIsPowerAndStatus)
{
    Rules const rules = test_rules();
    EXPECT_DOUBLE_EQ(rules.advantage(man_top, woman_low), 1.3);
    EXPECT_DOUBLE_EQ(rules.advantage(woman_low, man_top), -1.3);
    EXPECT_EQ(rules.advantage_above(woman_low, man_top), 0);
    EXPECT_DOUBLE_EQ(rules.advantage({1, 1}, {1, 3}), -.5);
    EXPECT_EQ(compile_rules(test_parameters(), {}, 2, 1).power[0], 0); // one rank: nobody is above
}

TEST(Rules, WithoutPowerNobodyHasAnAdvantage)
{
    Components off;
    off.power = true;
    Rules const rules = test_rules(off);
    EXPECT_EQ(rules.target_weight(man_top, woman_low), rules.target_weight(man_low, {0, 4}));
    EXPECT_EQ(rules.p.status[1], 0);
    EXPECT_EQ(rules.p.policy.shield, 0);
    EXPECT_EQ(rules.p.reaction.power, 0);
    EXPECT_EQ(rules.p.disclose.power, 0);
    EXPECT_EQ(rules.p.retaliation.power, 0);
}

TEST(Rules, WithoutImpunityNobodyIsCoddled)
{
    Components off;
    off.impunity = true;
    auto const response = test_rules(off).p.policy.response;
    EXPECT_EQ(response[0], 0);
    EXPECT_NEAR(response[1], .75, 1e-12);
    EXPECT_NEAR(response[1] + response[2] + response[3], 1, 1e-12);
    Parameters only_coddling = test_parameters();
    only_coddling.policy.response = {1, 0, 0, 0};
    EXPECT_EQ(compile_rules(only_coddling, off, 2, 5).p.policy.response[1], 1);
}

TEST(Rules, StartValuesAreClippedNormalQuantiles)
{
    Rules const rules = test_rules();
    EXPECT_NEAR(rules.start_value(Inborn::norm, 0, 127), .45, .001);
    EXPECT_NEAR(rules.start_value(Inborn::norm, 0, 215), .45 + .15, .003); // the 84th percentile
    EXPECT_EQ(rules.start_value(Inborn::stigma, 0, 255), 1);
}

} // namespace
} // namespace groundswell
