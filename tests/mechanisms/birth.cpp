#include <cmath>
#include <gtest/gtest.h>

#include "mechanisms/birth.hpp"
#include "mechanisms/rules_for_tests.hpp"
#include "support/statistics.hpp"
#include "world/people.hpp"

namespace groundswell {
namespace {

constexpr Seat people = 100'000;
constexpr double z_limit = 5; // false alarm 6e-7 a comparison

TEST(Birth, SharesAndSizesOfPropensityAreAsAskedFor)
{
    Rules const rules = testing::test_rules();
    Birth const birth{rules, {3, 0}};
    long everyday = 0, harm = 0;
    testing::Mean log_size;
    for (Seat seat = 0; seat < people; ++seat) {
        auto const who = birth({seat, founder_week}, 1, 0);
        everyday += who.propensity.everyday > 0;
        harm += who.propensity.harm > 0;
        EXPECT_FALSE(who.propensity.harm > 0 && !(who.propensity.everyday > 0)); // nested
        if (who.propensity.harm > 0) log_size.add(std::log(who.propensity.harm));
    }
    EXPECT_TRUE(testing::binomial_accepts(everyday, people, .38, z_limit));
    EXPECT_TRUE(testing::binomial_accepts(harm, people, .168, z_limit));
    EXPECT_LT(std::abs(log_size.z(std::log(.0172))), z_limit);
    EXPECT_NEAR(std::sqrt(log_size.variance()), 1.15, .04);
    // The slip of drawing men with women's share is rejected.
    EXPECT_FALSE(testing::binomial_accepts(harm, people, .062, z_limit));
}

TEST(Birth, StatesStartAroundTheirMeans)
{
    Rules const rules = testing::test_rules();
    Birth const birth{rules, {4, 0}};
    testing::Mean attitude, norm;
    for (Seat seat = 0; seat < people; ++seat) {
        PersonState const s = decode_record(birth({seat, founder_week}, 0, 0).record);
        attitude.add(s.attitude);
        norm.add(s.norm);
        ASSERT_EQ(s.habituation, 0);
        ASSERT_EQ(s.effort, 4);
    }
    EXPECT_LT(std::abs(norm.z(.45)), z_limit);
    EXPECT_NEAR(std::sqrt(norm.variance()), .15, .003);
    EXPECT_NEAR(attitude.value(), .78, .01); // clipped at 1, so slightly lower
    EXPECT_LT(attitude.value(), .78);
}

TEST(Birth, DependsOnTheBirthKeyAlone)
{
    Rules const rules = testing::test_rules();
    Birth const birth{rules, {5, 1}};
    auto const a = birth({17, founder_week}, 0, -520), b = birth({17, founder_week}, 0, 3);
    EXPECT_EQ(a.propensity, b.propensity);
    EXPECT_EQ(a.record.norm, b.record.norm);
    EXPECT_NE(birth.merit({17, founder_week}), birth.merit({17, 26}));
    EXPECT_NE(birth.merit({17, founder_week}), birth.merit({18, founder_week}));
}

} // namespace
} // namespace groundswell
