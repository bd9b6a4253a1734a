#include "mechanisms/outsiders.hpp"

#include <cmath>
#include <gtest/gtest.h>

#include "mechanisms/rules_for_tests.hpp"
#include "random/draw.hpp"
#include "support/statistics.hpp"

namespace groundswell {
namespace {

using namespace testing;

constexpr std::uint32_t trials = 100'000;

/// Nurses, of the lowest rank, meet patients, three in four of them men.
Parameters ward()
{
    Parameters p = test_parameters();
    p.outside.rate[0] = .3;
    p.outside.share = {.5, 1.5}; // in proportion
    p.outside.standing = .6;
    return p;
}

double draw(std::uint32_t i, std::uint32_t index)
{
    return uniform({23, 0}, Purpose::outside, {i, 1, 0, index});
}

TEST(Outsiders, ActAsOftenAsRateAndOrientationSay)
{
    Rules const rules = compile_rules(ward(), {}, 2, 5);
    Outsiders const outside(rules);
    // Orientation towards women: .47 of women, 1 of men; towards men: .8 and .21.
    for (auto const& [target, mean] : {std::pair{woman_low, .3 * (.5 * .47 + 1.5 * 1) / 2},
                                       std::pair{man_low, .3 * (.5 * .8 + 1.5 * .21) / 2}}) {
        std::array<long, 3> counts{};
        for (std::uint32_t i = 0; i < trials; ++i)
            ++counts[std::min(2U, outside.count(target, draw(i, 0)))];
        double const none = std::exp(-mean), one = mean * none;
        double const limit = chi_square_limit(2, 1e-6);
        EXPECT_LT(chi_square(counts, std::array{none, one, 1 - none - one}), limit);
        // Planted: shares that are not divided by their sum.
        double const twice = std::exp(-2 * mean);
        EXPECT_GT(chi_square(counts, std::array{twice, 2 * mean * twice, 1 - twice - 2 * mean * twice}),
                  limit);
    }
    EXPECT_EQ(outside.count(man_top, 1 - 1e-9), 0U); // no rate
}

TEST(Outsiders, HaveTheGroupsAndKindsOfTheirShares)
{
    Rules const rules = compile_rules(ward(), {}, 2, 5);
    Outsiders const outside(rules);
    std::array<long, 2> groups{};
    std::array<long, kind_count> kinds{};
    for (std::uint32_t i = 0; i < trials; ++i) {
        ++groups[outside.group(0, draw(i, 1))];
        ++kinds[static_cast<std::size_t>(outside.kind(draw(i, 0)))];
    }
    double const women = .5 * .47, men = 1.5;
    EXPECT_TRUE(binomial_accepts(groups[1], trials, men / (women + men)));
    EXPECT_FALSE(binomial_accepts(groups[1], trials, .75)); // planted: without orientation
    double const limit = chi_square_limit(3, 1e-6);
    EXPECT_LT(chi_square(kinds, rules.p.outside.kinds), limit);
    EXPECT_GT(chi_square(kinds, std::array{.55, .3, .13, .02}), limit);
}

TEST(Outsiders, StandAboveOrBelowByTheirStanding)
{
    Rules const rules = compile_rules(ward(), {}, 2, 5);
    EXPECT_NEAR(rules.advantage(rules.outsider(1), woman_low), .6 + .3, 1e-12);
    EXPECT_NEAR(rules.advantage(rules.outsider(0), man_top), .6 - 1 - .3, 1e-12);
    // Members stand as before.
    EXPECT_NEAR(rules.advantage(man_top, woman_low), 1.3, 1e-12);
    EXPECT_NEAR(rules.advantage(woman_low, man_top), -1.3, 1e-12);
}

TEST(Outsiders, AreMetOnlyWhereARankHasARate)
{
    Parameters p = ward();
    EXPECT_TRUE(Outsiders::any(compile_rules(p, {}, 2, 5)));
    p.outside.rate = {};
    EXPECT_FALSE(Outsiders::any(compile_rules(p, {}, 2, 5)));
    p.outside.rate[7] = 1; // beyond the ranks of the institution
    EXPECT_FALSE(Outsiders::any(compile_rules(p, {}, 2, 5)));
}

TEST(OutsideRuling, BansAsOftenAsThePolicySays)
{
    Parameters p = ward();
    p.policy.outside = .3;
    Rules const rules = compile_rules(p, {}, 2, 5);
    EXPECT_TRUE(OutsideRuling{rules}.bans(.29));
    EXPECT_FALSE(OutsideRuling{rules}.bans(.31));
    Components off;
    off.impunity = true;
    Rules const just = compile_rules(p, off, 2, 5);
    EXPECT_TRUE(OutsideRuling{just}.bans(.99));
}

} // namespace
} // namespace groundswell
