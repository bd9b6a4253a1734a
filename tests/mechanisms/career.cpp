#include "mechanisms/career.hpp"

#include <cmath>
#include <gtest/gtest.h>
#include <vector>

#include "mechanisms/rules_for_tests.hpp"

namespace groundswell {
namespace {

using testing::test_rules;

TEST(Attrition, GrowsExponentiallyWithBurdenUpToACap)
{
    Parameters p = testing::test_parameters();
    p.career.burden = .5;
    p.career.burden_cap = 4;
    Rules const rules = compile_rules(p, {}, 2, 5);
    Attrition const leaves{rules};
    EXPECT_NEAR(leaves.probability(0, 26), 1 - std::pow(1 - .0027, 26), 1e-12);
    EXPECT_NEAR(leaves.probability(3, 26), 1 - std::pow(1 - .0027 * std::exp(1.5), 26), 1e-12);
    EXPECT_NEAR(leaves.probability(3, 5), 1 - std::pow(1 - .0027 * std::exp(1.5), 5), 1e-12);
    EXPECT_EQ(leaves.probability(1, 0), 0);
    EXPECT_EQ(leaves.probability(1e9, 1), leaves.probability(4, 1)); // no further than the cap
    // Planted: a rate that is linear in the burden, as it was before.
    EXPECT_LT(1 - std::pow(1 - .0027 * (1 + .5 * 3), 26), leaves.probability(3, 26) - .05);

    p.career.burden = 100;
    EXPECT_EQ(Attrition{compile_rules(p, {}, 2, 5)}.probability(4, 1), 1); // a rate is no more than 1
}

/// The definition (docs/week.md, phase 10), unit by unit.
std::vector<std::size_t> units_on_turn(int week, std::size_t n, int every)
{
    std::vector<std::size_t> out;
    for (std::size_t k = 0; k < n; ++k)
        if ((week + 1 + static_cast<int>(k) * every / static_cast<int>(n)) % every == 0) out.push_back(k);
    return out;
}

TEST(CareerTurn, UnitsTakeTurns)
{
    Parameters p = testing::test_parameters();
    p.career.stagger = 1;
    for (int const every : {1, 2, 5, 26})
        for (std::size_t const n : {1, 2, 3, 10, 26, 40}) {
            p.career.every = every;
            Rules const rules = compile_rules(p, {}, 2, 5);
            std::vector<int> rounds(n, 0);
            bool planted = true; // whole weeks apart, which leaves the last units without a turn of their own
            for (int week = -30; week < -30 + every; ++week) {
                auto const units = CareerTurn{rules}(week, n);
                std::vector<std::size_t> listed;
                for (std::size_t k = units.first; k < units.last; ++k) {
                    listed.push_back(k);
                    ++rounds[k];
                }
                EXPECT_EQ(listed, units_on_turn(week, n, every)) << every << " " << n << " " << week;
                for (std::size_t const k : listed)
                    planted = planted &&
                              (week + 1 + static_cast<int>(k) * (every / static_cast<int>(n))) % every == 0;
            }
            EXPECT_EQ(rounds, std::vector<int>(n, 1));
            if (every == 26 && n == 10) {
                EXPECT_FALSE(planted);
            }
        }
}

TEST(CareerTurn, AllAtOnceWithoutStagger)
{
    Rules const rules = test_rules(); // every 26 weeks
    for (int week = -52; week < 52; ++week) {
        auto const units = CareerTurn{rules}(week, 7);
        EXPECT_EQ(units, (week + 1) % 26 == 0 ? (CareerTurn::Units{0, 7}) : CareerTurn::Units{}) << week;
    }
}

TEST(PromotionScore, IsNeverAboveItsBound)
{
    Rules const rules = test_rules();
    PromotionScore const score{rules};
    for (std::uint32_t i = 0; i < 100'000; ++i) {
        Key const key{7, 0};
        double const merit = uniform(key, Purpose::inborn, {i, 0, 0, 3});
        double const luck = uniform(key, Purpose::promotion, {i, 0, 0, 0});
        double const climate = 2 * uniform(key, Purpose::hire, {i, 0, 0, 0}) - 1;
        Group const group = static_cast<Group>(i % 2);
        EXPECT_LE(
            score({.merit = standard_normal(merit), .group = group, .retaliated = i % 3 == 0, .luck = luck},
                  climate),
            score.bound(merit, group, luck, climate));
    }
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
