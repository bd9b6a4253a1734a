#include "mechanisms/attempts.hpp"

#include <cmath>
#include <gtest/gtest.h>
#include <vector>

#include "mechanisms/rules_for_tests.hpp"
#include "support/statistics.hpp"

namespace groundswell {
namespace {

using testing::average_person;
using testing::test_rules;

TEST(ActPressure, IsOneForTheAveragePersonAndCapped)
{
    Rules const rules = test_rules();
    ActPressure const pressure{rules};
    EXPECT_DOUBLE_EQ(pressure(average_person(), Tier::harm), 1);
    PersonState s = average_person();
    s.entitlement += .2;
    s.norm -= .1;
    s.deterrence += .3;
    EXPECT_NEAR(pressure(s, Tier::everyday), std::exp(1.5 * .2 + 2 * .1 - 1.5 * .3), 1e-12);
    s = {.entitlement = 1};
    EXPECT_EQ(pressure(s, Tier::harm), 4); // the cap
}

TEST(ActPressure, BoundHoldsUntilTheNextTouch)
{
    Rules const rules = test_rules();
    ActPressure const pressure{rules};
    for (double norm : {.05, .5, .95})
        for (double deterrence : {.05, .5, .95}) {
            PersonState s = average_person();
            s.norm = norm;
            s.deterrence = deterrence;
            double const bound = pressure.bound(s, .45, .35);
            for (double part = 0; part <= 1; part += .125) { // on the way to the baselines
                PersonState later = s;
                later.norm = norm + (.45 - norm) * part;
                later.deterrence = deterrence + (.35 - deterrence) * part;
                EXPECT_LE(pressure(later, Tier::harm), bound);
            }
        }
}

/// Attempts of many people in one week, drawn as the engine draws them.
template <class Accept>
std::vector<long> attempts_per_person(double rate, Accept&& accept)
{
    Rules const rules = test_rules();
    Candidates const candidates{rules, {9, 0}};
    std::vector<long> histogram(6, 0);
    for (Seat seat = 0; seat < 100'000; ++seat) {
        std::uint32_t const draw = draw_block({9, 0}, Purpose::attempts, seat, 0, 3)[0];
        unsigned const n = candidates.count(draw, static_cast<float>(rate));
        std::size_t made = 0;
        for (unsigned ordinal = 0; ordinal < n; ++ordinal)
            made += accept(candidates.threshold(candidates.thinning(seat, 3, ordinal / 4)[ordinal % 4]));
        ++histogram[std::min<std::size_t>(made, 5)];
    }
    return histogram;
}

TEST(Candidates, ThinnedAreAPoissonProcessOfTheExactRate)
{
    double const rate = .5, pressure = 1.3, mean = rate * pressure;
    std::vector<double> expected;
    double rest = 1, term = std::exp(-mean);
    for (int k = 0; k < 5; ++k) {
        expected.push_back(term);
        rest -= term;
        term *= mean / (k + 1);
    }
    expected.push_back(rest);
    double const limit = testing::chi_square_limit(5, 1e-6);
    EXPECT_LT(
        testing::chi_square(attempts_per_person(rate, [&](double t) { return t < pressure; }), expected),
        limit);
    // Planted: the cap is forgotten in the thinning.
    EXPECT_GT(testing::chi_square(attempts_per_person(rate, [&](double t) { return t / 4 < pressure / 3.8; }),
                                  expected),
              limit);
}

TEST(Candidates, NoneHasTheProbabilityThatTheListStores)
{
    Rules const rules = test_rules();
    Candidates const candidates{rules, {9, 0}};
    for (float rate : {.001F, .0158F, .53F, 3.F})
        for (std::uint32_t i = 0; i < 20'000; ++i) {
            std::uint32_t const draw = draw_block({1, 0}, Purpose::attempts, i, 0, 0)[0];
            ASSERT_EQ(candidates.count(draw, rate) == 0, !(unit_interval(draw) > candidates.none(rate)));
        }
}

TEST(KindChoice, FollowsTheShares)
{
    Rules const rules = test_rules();
    std::array<long, 3> counts{};
    for (std::uint32_t i = 0; i < 100'000; ++i)
        ++counts[static_cast<std::size_t>(KindChoice{rules}(uniform({2, 0}, Purpose::act, {i, 0, 0, 0}))) -
                 1];
    double const limit = testing::chi_square_limit(2, 1e-6);
    EXPECT_LT(testing::chi_square(counts, std::array{.54, .35, .11}), limit);
    EXPECT_GT(testing::chi_square(counts, std::array{.54, .34, .12}), limit);
}

} // namespace
} // namespace groundswell
