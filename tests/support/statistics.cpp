#include "support/statistics.hpp"

#include <array>
#include <gtest/gtest.h>

namespace groundswell::testing {

TEST(Statistics, BinomialScoreIsTheTextbookOne)
{
    EXPECT_DOUBLE_EQ(binomial_z(60, 100, 0.5), 2.0);
    EXPECT_DOUBLE_EQ(binomial_z(40, 100, 0.5), -2.0);
    EXPECT_TRUE(binomial_accepts(60, 100, 0.5, 2.0));
    EXPECT_FALSE(binomial_accepts(61, 100, 0.5, 2.0));
}

TEST(Statistics, CertainOutcomesLeaveNoRoom)
{
    EXPECT_TRUE(binomial_accepts(0, 1000, 0));
    EXPECT_FALSE(binomial_accepts(1, 1000, 0));
    EXPECT_TRUE(binomial_accepts(1000, 1000, 1));
    EXPECT_FALSE(binomial_accepts(999, 1000, 1));
}

TEST(Statistics, ErrorRateOfALimit)
{
    EXPECT_NEAR(two_sided_error(1.959963984540054), 0.05, 1e-12);
    EXPECT_NEAR(two_sided_error(5), 5.733e-7, 1e-10);
}

TEST(Statistics, ChiSquareIsPearsonsSum)
{
    // Mendel's peas (1866): 315, 101, 108, 32 against 9:3:3:1 give .470.
    std::array<long, 4> const peas{315, 101, 108, 32};
    std::array<double, 4> const ratio{9 / 16.0, 3 / 16.0, 3 / 16.0, 1 / 16.0};
    EXPECT_NEAR(chi_square(peas, ratio), 0.470, 5e-4);
    EXPECT_THROW(chi_square(peas, std::array<double, 1>{1.0}), std::invalid_argument);
    EXPECT_EQ(chi_square(std::array<long, 2>{9, 1}, std::array<double, 2>{1.0, 0.0}),
              std::numeric_limits<double>::infinity());
}

TEST(Statistics, ChiSquareLimitsAreThoseOfTheTables)
{
    // NIST/SEMATECH e-Handbook, section 1.3.6.7.4, upper critical values.
    EXPECT_NEAR(chi_square_limit(1, 0.05), 3.841, 5e-4);
    EXPECT_NEAR(chi_square_limit(10, 0.001), 29.588, 5e-4);
    EXPECT_NEAR(chi_square_limit(100, 0.05), 124.342, 5e-4);
    // With two degrees of freedom the tail is exp(-x/2).
    EXPECT_NEAR(chi_square_limit(2, 1e-9), 2 * std::log(1e9), 1e-9);
}

TEST(Statistics, MeanAndItsError)
{
    Mean mean;
    for (double const x : {1.0, 2.0, 3.0, 4.0})
        mean.add(x);
    EXPECT_DOUBLE_EQ(mean.value(), 2.5);
    EXPECT_DOUBLE_EQ(mean.variance(), 5.0 / 3);
    EXPECT_DOUBLE_EQ(mean.error(), std::sqrt(5.0 / 12));
    EXPECT_DOUBLE_EQ(mean.z(2.5), 0);
}

} // namespace groundswell::testing
