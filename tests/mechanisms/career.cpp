#include "mechanisms/career.hpp"

#include <cmath>
#include <gtest/gtest.h>

#include "mechanisms/rules_for_tests.hpp"

namespace groundswell {
namespace {

using testing::test_rules;

TEST(Attrition, GrowsWithBurdenAndIsCapped)
{
    Rules const rules = test_rules();
    Attrition const leaves{rules};
    EXPECT_NEAR(leaves.probability(0, 26), 1 - std::pow(1 - .0027, 26), 1e-12);
    EXPECT_NEAR(leaves.probability(3, 26), 1 - std::pow(1 - .0027 * 1.45, 26), 1e-12);
    EXPECT_EQ(leaves.probability(1e9, 1), 1);
    EXPECT_EQ(leaves.probability(1, 0), 0);
}

TEST(PromotionScore, AddsBiasClimatePenaltyAndLuck)
{
    Rules const rules = test_rules();
    PromotionScore const score{rules};
    EXPECT_NEAR(score({.merit = 1.2, .group = 0}, 0), 1.2, 1e-9);
    EXPECT_NEAR(score({.merit = 1.2, .group = 1}, 0), 1.43, 1e-9);
    EXPECT_NEAR(score({.merit = 1.2, .group = 1}, .5), 1.2 + .23 * .5, 1e-9); // a better climate, less bias
    EXPECT_NEAR(score({.merit = 1.2, .group = 1}, 2), 1.2, 1e-9);             // never below none
    EXPECT_NEAR(score({.merit = 0, .group = 0, .retaliated = true}, 0), -.5, 1e-9);
    EXPECT_NEAR(score({.merit = 0, .group = 0, .luck = .975}, 0), .645 * 1.959964, 1e-6);
}

} // namespace
} // namespace groundswell
