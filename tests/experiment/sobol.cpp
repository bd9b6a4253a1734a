#include "experiment/sobol.hpp"

#include <cmath>
#include <gtest/gtest.h>
#include <numeric>
#include <set>
#include <vector>

namespace groundswell {
namespace {

/// How many of the intervals [k, k+1) / n the first n points of a dimension hit.
template <class Points>
std::size_t intervals_hit(Points const& points, std::size_t dimension, std::uint32_t n)
{
    std::set<int> hit;
    for (std::uint32_t i = 0; i < n; ++i)
        hit.insert(static_cast<int>(points(i, dimension) * n));
    return hit.size();
}

TEST(Sobol, EveryCoordinateHitsEveryIntervalOnce)
{
    for (std::uint32_t const seed : {1U, 2U}) {
        Sobol const sobol(seed);
        for (std::size_t d = 0; d < 200; ++d)
            for (std::uint32_t const n : {8U, 64U, 256U})
                ASSERT_EQ(intervals_hit(sobol, d, n), n) << "dimension " << d;
    }
}

TEST(Sobol, TwoDimensionsOfABlockFillEveryBox)
{
    // The first two dimensions are a (0,2)-sequence: 256 points lie one in each of 16 x 16 boxes.
    Sobol const sobol(5);
    for (std::size_t const block : {0U, 4U, 8U}) {
        std::set<std::pair<int, int>> boxes;
        for (std::uint32_t i = 0; i < 256; ++i)
            boxes.emplace(static_cast<int>(16 * sobol(i, block)), static_cast<int>(16 * sobol(i, block + 1)));
        EXPECT_EQ(boxes.size(), 256U);
    }
}

TEST(Sobol, IndependentPointsWouldNot)
{
    // Teeth: coordinates of different dimensions, taken as one sequence, are not stratified.
    Sobol const sobol(1);
    auto const mixed = [&](std::uint32_t i, std::size_t) { return sobol(3, i); };
    EXPECT_LT(intervals_hit(mixed, 0, 256), 256U);
}

TEST(Sobol, SeedsScrambleAndASeedRepeats)
{
    Sobol const one(7), again(7), other(8);
    EXPECT_EQ(one(5, 2), again(5, 2));
    EXPECT_NE(one(5, 2), other(5, 2));
}

TEST(Sobol, NoTwoDimensionsRunInStep)
{
    Sobol const sobol(3);
    std::vector<std::vector<double>> x(160);
    for (std::size_t d = 0; d < x.size(); ++d)
        for (std::uint32_t i = 0; i < 256; ++i)
            x[d].push_back(sobol(i, d) - .5);
    for (std::size_t d = 0; d < x.size(); ++d)
        for (std::size_t e = d + 1; e < x.size(); ++e)
            // The correlation of 256 independent pairs passes .44 less than once in 10^11.
            ASSERT_LT(std::abs(std::inner_product(x[d].begin(), x[d].end(), x[e].begin(), 0.0)) / 256 * 12,
                      .44)
                << d << " and " << e;
}

} // namespace
} // namespace groundswell
