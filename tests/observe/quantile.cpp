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

TEST(Quantile, OfOneMoreValueLiesFurtherOut)
{
    std::vector<double> values;
    for (int i = 1; i <= 39; ++i)
        values.push_back(i);
    EXPECT_EQ(quantile_of_next(values, .025), 1) << "one of forty places lies below the first of 39";
    EXPECT_EQ(quantile_of_next(values, .975), 39);
    EXPECT_EQ(quantile_of_next(values, .5), 20);
    EXPECT_EQ(quantile_of_next({3, 1, 2}, .025), 1) << "too few to say";
    EXPECT_EQ(quantile_of_next({3, 1, 2}, .975), 3);
    EXPECT_EQ(quantile_of_next({0, 10, 20, 30}, .25), 2.5);
    EXPECT_EQ(quantile_of_next({std::numeric_limits<double>::quiet_NaN(), 4}, .9), 4);
    EXPECT_TRUE(std::isnan(quantile_of_next({}, .5)));
}

} // namespace
} // namespace groundswell
