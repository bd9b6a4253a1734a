#include "observe/quantile.hpp"

#include <cmath>
#include <gtest/gtest.h>
#include <limits>

namespace groundswell {
namespace {

TEST(Quantile, LiesBetweenTheTwoNearestValues)
{
    EXPECT_EQ(quantile({3, 1, 2}, .5), 2);
    EXPECT_EQ(quantile({4, 1, 2, 3}, .5), 2.5);
    EXPECT_EQ(quantile({10, 0}, .25), 2.5);
    EXPECT_EQ(quantile({5, 7}, 0), 5);
    EXPECT_EQ(quantile({5, 7}, 1), 7);
}

TEST(Quantile, LeavesOutWhatIsNotKnown)
{
    double const nan = std::numeric_limits<double>::quiet_NaN();
    EXPECT_EQ(quantile({nan, 2, nan, 4}, .5), 3);
    EXPECT_TRUE(std::isnan(quantile({nan}, .5)));
    EXPECT_TRUE(std::isnan(quantile_of_sorted({}, .5)));
}

} // namespace
} // namespace groundswell
