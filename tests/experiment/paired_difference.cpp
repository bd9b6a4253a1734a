#include <cmath>
#include <groundswell/paired_difference.hpp>
#include <gtest/gtest.h>
#include <vector>

#include "experiment/paired_states.hpp"

namespace groundswell {

namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

} // namespace

TEST(PairedDifference, IsTheMeanOfPairsWithStudentsInterval)
{
    // Differences -1, -2, -3, -2: mean -2, sd sqrt(2/3), se 0.40825, t(3) = 3.18245.
    auto const d =
        paired_difference(std::vector<double>{1, 5, 9, 13}, std::vector<double>{0, 3, 6, 11}, no_bounds);
    EXPECT_DOUBLE_EQ(d.difference.mean, -2);
    EXPECT_NEAR(d.difference.low, -2 - 3.182446 * .408248, 1e-5);
    EXPECT_TRUE(d.certain());
    EXPECT_FALSE(d.identical);
    // Sums of squares: 80 and 66, of differences 2, of products 72.
    EXPECT_NEAR(d.correlation, 72 / std::sqrt(80. * 66), 1e-12);
    EXPECT_NEAR(d.variance_reduction, (80. + 66) / 2, 1e-9);
}

TEST(PairedDifference, SaysWhenPairingDidHarm)
{
    auto const d = paired_difference(std::vector<double>{1, 2, 3}, std::vector<double>{3, 2, 1}, no_bounds);
    EXPECT_NEAR(d.correlation, -1, 1e-12);
    EXPECT_NEAR(d.variance_reduction, .5, 1e-12);
}

TEST(PairedDifference, TellsEqualFromNearlyEqual)
{
    std::vector<double> const a{1, none, 3};
    EXPECT_TRUE(paired_difference(a, a, no_bounds).identical);
    EXPECT_TRUE(std::isinf(paired_difference(a, a, no_bounds).variance_reduction));
    EXPECT_EQ(paired_difference(a, a, no_bounds).difference.n, 2U);
    EXPECT_FALSE(
        paired_difference(a, std::vector<double>{1, 2, std::nextafter(3., 4.)}, no_bounds).identical);
    EXPECT_FALSE(paired_difference({}, {}, no_bounds).identical);
}

TEST(Ratio, HasFiellersInterval)
{
    // With a constant denominator Fieller's interval is that of the numerator, divided.
    std::vector<double> const cost{10, 12, 14, 12}, acts(4, 2.);
    auto const r = ratio_of_means(cost, acts);
    ASSERT_TRUE(r.determined);
    auto const e = estimate_difference(cost);
    EXPECT_NEAR(r.value, 6, 1e-12);
    EXPECT_NEAR(r.low, e.low / 2, 1e-9);
    EXPECT_NEAR(r.high, e.high / 2, 1e-9);
    // In proportion to each other the ratio is exact.
    auto const exact = ratio_of_means(std::vector<double>{3, 6, 9}, std::vector<double>{1, 2, 3});
    EXPECT_FALSE(exact.determined); // 2 +- 2.48 could be 0
    auto const sure = ratio_of_means(std::vector<double>{30, 33, 36}, std::vector<double>{10, 11, 12});
    EXPECT_NEAR(sure.low, 3, 1e-6);
    EXPECT_NEAR(sure.high, 3, 1e-6);
}

TEST(PairedStates, GivesTheEffectWithinEach)
{
    // Half of the bases are low; the variant lifts one of these; within a state it takes 1 away.
    std::vector<double> const base_norm{.45, .46, .47, .86, .85, .87}, norm{.46, .47, .86, .86, .87, .85};
    std::vector<double> const base{10, 11, 12, 4, 5, 6}, variant{9, 10, 4, 3, 4, 5};
    auto const s =
        split_states({.base_norm = base_norm, .variant_norm = norm, .base = base, .variant = variant});
    ASSERT_TRUE(s);
    EXPECT_EQ(s->base_high.k, 3U);
    EXPECT_EQ(s->variant_high.k, 4U);
    EXPECT_EQ(s->cell[0][0].pairs, 2U);
    EXPECT_EQ(s->cell[0][1].pairs, 1U);
    EXPECT_EQ(s->cell[1][0].pairs, 0U);
    EXPECT_DOUBLE_EQ(s->cell[0][0].difference.mean, -1);
    EXPECT_DOUBLE_EQ(s->cell[0][1].difference.mean, -8);
    EXPECT_DOUBLE_EQ(s->cell[1][1].difference.mean, -1);

    std::vector<double> const one(6, .47);
    EXPECT_FALSE(split_states({.base_norm = one, .variant_norm = one, .base = base, .variant = variant}));
    // A change that still acts moves every run: that is its effect, and no second state.
    std::vector<double> const moved(6, .62);
    PairedColumns apart{.base_norm = one, .variant_norm = moved, .base = base, .variant = variant};
    EXPECT_FALSE(split_states(apart));
    apart.long_after = true;
    EXPECT_TRUE(split_states(apart));
}

} // namespace groundswell
