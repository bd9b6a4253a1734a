#include "experiment/shapley.hpp"

#include <gtest/gtest.h>
#include <numeric>

#include "random/draw.hpp"

namespace groundswell {
namespace {

TEST(Shapley, SharesGlovesAsKnown)
{
    // One left glove (player 0), two right ones: a pair is worth 1. Shapley: 2/3, 1/6, 1/6.
    std::vector<double> worth(8, 0);
    for (std::size_t set = 0; set < 8; ++set)
        worth[set] = (set & 1) && (set & 6) ? 1 : 0;
    auto const value = shapley_values(worth, 3);
    EXPECT_NEAR(value[0], 2.0 / 3, 1e-12);
    EXPECT_NEAR(value[1], 1.0 / 6, 1e-12);
    EXPECT_NEAR(value[2], 1.0 / 6, 1e-12);
}

TEST(Shapley, AddsUpToTheWhole)
{
    std::vector<double> worth;
    for (std::uint32_t set = 0; set < 256; ++set)
        worth.push_back(uniform({1, 1}, Purpose::design, {set, 0, 0, 0}));
    auto const value = shapley_values(worth, 8);
    EXPECT_NEAR(std::accumulate(value.begin(), value.end(), 0.0), worth[255] - worth[0], 1e-12);

    // Teeth: leaving each out alone, the obvious mistake, does not.
    double alone = 0;
    for (std::size_t p = 0; p < 8; ++p)
        alone += worth[255] - worth[255 ^ (1U << p)];
    EXPECT_GT(std::abs(alone - (worth[255] - worth[0])), .01);
}

TEST(Shapley, WantsEverySet)
{
    EXPECT_THROW(shapley_values(std::vector<double>(7, 0), 3), std::invalid_argument);
}

} // namespace
} // namespace groundswell
