#include <cmath>
#include <gtest/gtest.h>
#include <vector>

#include "base/mix64.hpp"
#include "random/distributions.hpp"
#include "random/draw.hpp"
#include "support/statistics.hpp"

namespace groundswell {
namespace {

using testing::binomial_accepts;
using testing::chi_square;
using testing::chi_square_limit;

constexpr std::uint32_t draws = 200'000;
constexpr double error_rate = 1e-6; // of each chi-square below
constexpr double z_limit = 5;       // two-sided false alarm 6e-7 of each score below

double u(std::uint32_t i)
{
    return uniform({99, 0}, Purpose::design, {i, 0, 0, 0});
}

double poisson_probability(unsigned k, double mean)
{
    return std::exp(k * std::log(mean) - mean - std::lgamma(k + 1.0));
}

/// Counts of 0, 1, .. below `cut`, and of all above in the last cell, against Poisson.
template <class Draw>
double poisson_misfit(double mean, unsigned cut, Draw draw)
{
    std::vector<long> counts(cut + 1, 0);
    std::vector<double> probabilities;
    double rest = 1;
    for (unsigned k = 0; k < cut; ++k) {
        probabilities.push_back(poisson_probability(k, mean));
        rest -= probabilities.back();
    }
    probabilities.push_back(rest);
    for (std::uint32_t i = 0; i < draws; ++i)
        ++counts[std::min(draw(u(i), mean), cut)];
    return chi_square(counts, probabilities);
}

TEST(Poisson, HasItsProbabilities)
{
    struct {
        double mean;
        unsigned cut; // every cell expects above 5 draws
    } const cases[]{{0.06, 3}, {1, 7}, {4, 14}};
    for (auto const& [mean, cut] : cases) {
        double const limit = chi_square_limit(static_cast<int>(cut), error_rate);
        EXPECT_LT(poisson_misfit(mean, cut, poisson_count), limit) << mean;
        // A geometric count of the same mean is rejected, and so is a mean off by one in fifty.
        auto const geometric = [](double v, double m) {
            return static_cast<unsigned>(std::log(v) / std::log(m / (1 + m)));
        };
        EXPECT_GT(poisson_misfit(mean, cut, geometric), limit) << mean;
        if (mean >= 1) {
            auto const off = [](double v, double m) { return poisson_count(v, 1.02 * m); };
            EXPECT_GT(poisson_misfit(mean, cut, off), limit) << mean;
        }
    }
}

TEST(Poisson, IsTheInverseOfItsDistribution)
{
    for (double const mean : {0.01, 2.0, 30.0, 499.0}) {
        double below_k = 0;
        unsigned before = 0;
        for (unsigned k = 0; k < 700; ++k) {
            double const upto = below_k + poisson_probability(k, mean);
            double const middle = (below_k + upto) / 2;
            if (upto - below_k > 1e-9) {
                ASSERT_EQ(poisson_count(middle, mean), k) << mean;
            }
            below_k = upto;
        }
        for (double v = 0x1p-33; v < 1; v += 1.0 / 997) {
            ASSERT_GE(poisson_count(v, mean), before);
            before = poisson_count(v, mean);
        }
    }
}

TEST(Poisson, Ends)
{
    EXPECT_EQ(poisson_count(0.5, 0), 0U);
    EXPECT_EQ(poisson_count(1 - 0x1p-33, 0), 0U);
    EXPECT_EQ(poisson_count(0x1p-33, 1), 0U);
    EXPECT_LT(poisson_count(1 - 0x1p-33, 1), 14U);
    EXPECT_LT(poisson_count(1 - 0x1p-33, 499), 700U);
}

TEST(Below, GivesEveryIndexItsShare)
{
    constexpr std::uint32_t n = 7;
    std::vector<double> const shares(n, 1.0 / n);
    std::vector<long> counts(n, 0), rounded(n, 0);
    for (std::uint32_t i = 0; i < draws; ++i) {
        ++counts[whole_below(u(i), n)];
        ++rounded[static_cast<std::size_t>(std::lround(u(i) * (n - 1)))]; // the slip: ends get half
    }
    double const limit = chi_square_limit(n - 1, error_rate);
    EXPECT_LT(chi_square(counts, shares), limit);
    EXPECT_GT(chi_square(rounded, shares), limit);
}

TEST(Below, StaysBelow)
{
    for (std::uint32_t const n : {1U, 2U, 1000U, 0x7FFFFFFFU, 0xFFFFFFFFU}) {
        EXPECT_EQ(whole_below(0x1p-33, n), 0U);
        EXPECT_EQ(whole_below(1 - 0x1p-33, n), n - 1);
    }
}

TEST(InProportion, GivesEveryOptionItsShare)
{
    std::vector<double> const weights{0.5, 0, 2, 1.5, 1};
    std::vector<double> const shares{0.1, 0, 0.4, 0.3, 0.2};
    std::vector<long> counts(5, 0), shifted(5, 0);
    for (std::uint32_t i = 0; i < draws; ++i) {
        ++counts[index_in_proportion(u(i), weights, 5)];
        ++shifted[index_in_proportion(u(i), weights, 5.1)]; // the slip: a sum that is not theirs
    }
    double const limit = chi_square_limit(3, error_rate);
    EXPECT_LT(chi_square(counts, shares), limit);
    EXPECT_GT(chi_square(shifted, shares), limit);
}

TEST(InProportion, NeverTakesAnOptionWithoutWeight)
{
    std::vector<double> const weights{0, 1, 0, 0};
    for (double const v : {0x1p-33, 0.5, 1 - 0x1p-33})
        EXPECT_EQ(index_in_proportion(v, weights, 1), 1U);
    // Rounding may leave the running sum short of the whole: the last option with weight takes the rest.
    EXPECT_EQ(index_in_proportion(1 - 0x1p-33, weights, 1 + 1e-6), 1U);
}

TEST(InProportion, TakesTheFirstWhoseSumExceeds)
{
    std::vector<double> const weights{1, 1, 2};
    EXPECT_EQ(index_in_proportion(0.2499, weights, 4), 0U);
    EXPECT_EQ(index_in_proportion(0.25, weights, 4), 1U);
    EXPECT_EQ(index_in_proportion(0.5, weights, 4), 2U);
}

/// Share of draws below the quantile at which theory puts `p`.
template <class Draw>
bool agrees(double p, double quantile, Draw draw)
{
    long below_it = 0;
    for (std::uint32_t i = 0; i < draws; ++i)
        below_it += draw(u(i)) < quantile;
    return binomial_accepts(below_it, draws, p, z_limit);
}

TEST(LogNormal, HasItsQuantiles)
{
    constexpr double median = 0.0158;
    constexpr double sigma = 1.15;
    auto const draw = [](double v) { return log_normal(v, median, sigma); };
    auto const mean_for_median = [](double v) {
        return log_normal(v, median * std::exp(-sigma * sigma / 2), sigma);
    };
    auto const variance_for_sigma = [](double v) { return log_normal(v, median, sigma * sigma); };
    // z of the standard normal at .1, .5, .9, .99: R 4.2, qnorm.
    struct {
        double p, z;
    } const known[]{{0.1, -1.2815515655446}, {0.5, 0}, {0.9, 1.2815515655446}, {0.99, 2.32634787404084}};
    for (auto const& [p, z] : known)
        EXPECT_TRUE(agrees(p, median * std::exp(sigma * z), draw)) << p;
    EXPECT_FALSE(agrees(0.5, median, mean_for_median));
    EXPECT_FALSE(agrees(0.9, median * std::exp(sigma * 1.2815515655446), variance_for_sigma));
}

TEST(LogNormal, RisesWithItsDraw)
{
    double before = 0;
    for (double v = 0x1p-33; v < 1; v += 1.0 / 997) {
        double const x = log_normal(v, 2, 0.5);
        ASSERT_GT(x, before);
        before = x;
    }
    EXPECT_DOUBLE_EQ(log_normal(0.5, 2, 0.5), 2);
    EXPECT_EQ(log_normal(0.9, 2, 0), 2);
}

TEST(Normal, HasMeanZeroAndVarianceOne)
{
    testing::Mean mean, square;
    for (std::uint32_t i = 0; i < draws; ++i) {
        double const z = standard_normal(u(i));
        mean.add(z);
        square.add(z * z);
    }
    EXPECT_LT(std::abs(mean.z(0)), z_limit);
    EXPECT_LT(std::abs(square.z(1)), z_limit);
    EXPECT_GT(std::abs(square.z(1.05)), z_limit); // the slip: a spread off by one in forty
}

TEST(Poisson, ManyAtOnceAreTheSameAsOneByOne)
{
    std::vector<double> u, mean;
    for (std::uint64_t i = 0; i < 5'000; ++i) {
        u.push_back(unit_interval(static_cast<std::uint32_t>(mix64(i))));
        mean.push_back(i % 7 == 0 ? 0 : static_cast<double>(mix64(i + 9'999) % 4000) / (i % 2 ? 1000 : 100));
    }
    u[3] = unit_interval(0xFFFFFFFFU);
    for (std::size_t i = 10; i < 200; ++i) // more than anybody should seek, but nothing forbids
        mean[i] = 40.0 * static_cast<double>(i);
    for (std::size_t const n : {0UL, 1UL, 31UL, 32UL, 33UL, 5'000UL}) {
        std::vector<unsigned> count(n + 1, 77);
        poisson_counts(n, u.data(), mean.data(), count.data());
        for (std::size_t i = 0; i < n; ++i)
            ASSERT_EQ(count[i], poisson_count(u[i], mean[i])) << u[i] << " " << mean[i];
        EXPECT_EQ(count[n], 77U);
    }
}

TEST(Distributions, BoundOfANormalIsNeverBelowIt)
{
    double most = 0;
    for (int i = 0; i < 2'000'000; ++i) {
        double const u = (i + 0.5) / 2'000'000, above = normal_quantile_bound(u) - standard_normal(u);
        ASSERT_GE(above, 0) << u;
        if (u > .05 && u < .99) most = std::max(most, above);
    }
    EXPECT_LT(most, .3);
    for (double const u : {0x1p-53, 0x1p-34, 1 - 0x1p-34, 1 - 0x1p-53})
        EXPECT_GE(normal_quantile_bound(u), standard_normal(u)) << u;
}

} // namespace
} // namespace groundswell
