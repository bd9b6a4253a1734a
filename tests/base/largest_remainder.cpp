#include "base/largest_remainder.hpp"

#include <gtest/gtest.h>

namespace groundswell {

using Parts = std::vector<std::size_t>;

TEST(LargestRemainder, GivesWhatIsLeftToTheLargestAndOfEqualOnesToTheFirst)
{
    Parts parts{1, 2, 3};
    give_largest_remainders(8, parts, std::vector{.3, .8, .8});
    EXPECT_EQ(parts, (Parts{1, 3, 4}));
    parts = {0, 0, 0};
    give_largest_remainders(1, parts, std::vector{5U, 7U, 7U});
    EXPECT_EQ(parts, (Parts{0, 1, 0}));
    parts = {2, 2};
    give_largest_remainders(4, parts, std::vector{.9, .1});
    EXPECT_EQ(parts, (Parts{2, 2}));
}

TEST(LargestRemainder, TakesRemaindersAsEqualThatTheCallerDoes)
{
    Parts parts{0, 0};
    give_largest_remainders(1, parts, std::vector{.5, .5 + 1e-12},
                            [](double a, double b) { return a > b + 1e-9; });
    EXPECT_EQ(parts, (Parts{1, 0}));
}

} // namespace groundswell
