#include <cmath>
#include <groundswell/summary.hpp>
#include <gtest/gtest.h>

namespace groundswell {

TEST(Share, HasWilsonsInterval)
{
    // Brown, Cai & DasGupta (2001), Stat. Sci. 16, 101, and by hand: 8 of 10 is [0.490, 0.943].
    EXPECT_NEAR((Share{8, 10}.low()), .4902, 1e-4);
    EXPECT_NEAR((Share{8, 10}.high()), .9433, 1e-4);
    EXPECT_EQ((Share{0, 10}.low()), 0);
    EXPECT_NEAR((Share{0, 10}.high()), .2775, 1e-4);
    EXPECT_EQ((Share{10, 10}.high()), 1);
    EXPECT_TRUE(std::isnan(Share{}.low()));
}

} // namespace groundswell
