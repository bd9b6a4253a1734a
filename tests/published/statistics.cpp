#include "published/statistics.hpp"

#include <cmath>
#include <gtest/gtest.h>

#include "published/figure.hpp"

namespace groundswell::published {
namespace {

TEST(PublishedStatistics, NormalCdfAgreesWithTheLibrary)
{
    for (double x = -37; x < 9; x += .37) {
        double const expected = .5 * std::erfc(-x / std::sqrt(2.0));
        EXPECT_NEAR(normal_cdf(x), expected, 1e-14) << x;
        if (x < -6) {
            EXPECT_NEAR(normal_cdf(x) / expected, 1, 1e-10) << x;
        }
    }
}

TEST(PublishedStatistics, BinomialTailIsExact)
{
    // P(X <= 1 | 10, 1/2) = 11/1024; the deviate has half of the two-sided p, i.e. that tail, below it.
    EXPECT_NEAR(normal_cdf(binomial_z({1, 10}, .5)), 11 / 1024.0, 1e-8);
    EXPECT_NEAR(normal_cdf(-binomial_z({9, 10}, .5)), 11 / 1024.0, 1e-8);
    EXPECT_NEAR(binomial_z({5000, 10000}, .5), 0, .02);
    EXPECT_NEAR(binomial_z({5200, 10000}, .5), 4, .03);
    EXPECT_EQ(binomial_z({0, 10}, 0), 0);
    EXPECT_GT(binomial_z({1, 10}, 0), 30);
    EXPECT_LT(binomial_z({9, 10}, 1), -30);
}

TEST(PublishedStatistics, FishersTestIsExact)
{
    // Fisher's tea: 3 of 4 against 1 of 4, P(X >= 3) = 17/70.
    EXPECT_NEAR(normal_cdf(-two_sample_z({3, 4}, {1, 4})), 17 / 70.0, 1e-8);
    EXPECT_GT(two_sample_z({400, 1000}, {10, 100}), z_limit);
    EXPECT_LT(std::abs(two_sample_z({150, 1000}, {15, 100})), .5);
    EXPECT_NEAR(two_sample_z({0, 1000}, {0, 100}), 0, 1e-12);
}

TEST(PublishedStatistics, MeanAndItsError)
{
    Mean mean;
    for (double const x : {1.0, 2.0, 3.0, 4.0})
        mean.add(x);
    EXPECT_EQ(mean.value(), 2.5);
    EXPECT_NEAR(mean.variance(), 5 / 3.0, 1e-14);
    EXPECT_NEAR(mean.standard_error(), std::sqrt(5 / 12.0), 1e-14);
}

TEST(PublishedFigure, PassesAndFailsWhereItShould)
{
    EXPECT_TRUE(exactly({"", ""}, 3, 3).passed);
    EXPECT_FALSE(exactly({"", ""}, 3, 3.1).passed);
    EXPECT_TRUE(within({"", ""}, 3, 3.1, .11).passed);
    EXPECT_FALSE(within({"", ""}, 3, no_number, .11).passed);
    EXPECT_TRUE(share_is({"", ""}, .5, {520, 1000}).passed);
    EXPECT_FALSE(share_is({"", ""}, .5, {600, 1000}).passed);
    EXPECT_TRUE(share_is({"", ""}, .5, {600, 1000}, .09).passed);
    EXPECT_TRUE(share_at_most({"", ""}, .25, {100, 1000}).passed);
    EXPECT_FALSE(share_at_most({"", ""}, .25, {400, 1000}).passed);
    EXPECT_TRUE(share_at_least({"", ""}, .25, {400, 1000}).passed);
    EXPECT_FALSE(share_at_least({"", ""}, .25, {100, 1000}).passed);
    EXPECT_TRUE(shown({"", ""}, 1).passed);

    Mean mean;
    for (int i = 0; i < 100; ++i)
        mean.add(i % 2);
    EXPECT_TRUE(mean_is({"", ""}, .5, mean).passed);
    EXPECT_TRUE(mean_is({"", ""}, .7, mean).passed);
    EXPECT_FALSE(mean_is({"", ""}, .8, mean).passed);
    EXPECT_TRUE(mean_is({"", ""}, .8, mean, .1).passed);
    Mean certain;
    for (int i = 0; i < 9; ++i)
        certain.add(1);
    EXPECT_TRUE(mean_is({"", ""}, 1, certain).passed);
    EXPECT_FALSE(mean_is({"", ""}, .999, certain).passed);
}

} // namespace
} // namespace groundswell::published
