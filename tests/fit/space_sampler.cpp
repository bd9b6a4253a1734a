#include "fit/space_sampler.hpp"

#include <algorithm>
#include <cmath>
#include <gtest/gtest.h>

namespace groundswell {
namespace {

/// Good are points near the middle in the first three coordinates; the others do not matter.
double near_the_middle(std::span<double const> u)
{
    return -std::max({std::abs(u[0] - .5), std::abs(u[1] - .5), std::abs(u[2] - .5)});
}

SpaceSampling small(std::uint32_t seed)
{
    return {.points = 600, .dimensions = 20, .goal = -.05, .key = {seed, 0}, .stream = 1};
}

TEST(SpaceSampler, EstimatesTheShareThatIsLeft)
{
    // The share is 0.1^3. The estimate's relative error is about 0.15 (Au & Beck): over 10 seeds the mean of
    // the logarithms errs by 0.02.
    double sum = 0;
    for (std::uint32_t seed = 1; seed <= 10; ++seed)
        sum += sample_space(near_the_middle, small(seed), Executor(2)).log10_share / 10;
    EXPECT_NEAR(sum, -3, .1);
}

TEST(SpaceSampler, SpreadsItsPointsEvenlyOverWhatIsLeft)
{
    auto const out = sample_space(near_the_middle, small(3), Executor(2));
    EXPECT_EQ(out.level, -.05);
    for (std::size_t k = 0; k < 20; ++k) {
        std::vector<double> values;
        for (auto const& point : out.points)
            values.push_back(k < 3 ? (point[k] - .45) / .1 : point[k]);
        std::ranges::sort(values);
        double distance = 0;
        for (std::size_t i = 0; i < values.size(); ++i)
            distance = std::max(distance, std::abs(values[i] - static_cast<double>(i) / 600));
        // Copies walk apart, but not all the way: 1.9 / sqrt(200) bounds 200 independent points in 99.9 %.
        EXPECT_LT(distance, .135) << k;
        EXPECT_GE(values.front(), 0);
        EXPECT_LE(values.back(), 1);
    }
}

TEST(SpaceSampler, IsTheSameForAnyNumberOfThreadsAndAnotherForAnotherKey)
{
    auto const one = sample_space(near_the_middle, small(4), Executor(1));
    auto const three = sample_space(near_the_middle, small(4), Executor(3));
    EXPECT_EQ(one.points, three.points);
    EXPECT_EQ(one.log10_share, three.log10_share);
    EXPECT_NE(one.points, sample_space(near_the_middle, small(5), Executor(1)).points);
}

TEST(SpaceSampler, NeverTakesWhatIsForbidden)
{
    auto const score = [](std::span<double const> u) {
        return u[3] > u[4] ? -std::numeric_limits<double>::infinity() : near_the_middle(u);
    };
    for (auto const& point : sample_space(score, small(6), Executor(2)).points)
        EXPECT_LE(point[3], point[4]);
}

TEST(Climb, GoesUpByFewCoordinatesAndStopsAtItsGoal)
{
    std::vector<double> point(20, .9);
    std::vector<std::size_t> const active{0, 1, 2, 3};
    Climb const how{.active = active, .goal = -.05, .key = {1, 0}, .stream = 9};
    double const reached = climb(point, near_the_middle, how);
    EXPECT_GE(reached, -.05);
    EXPECT_EQ(reached, near_the_middle(point));
    for (std::size_t k = 4; k < 20; ++k)
        EXPECT_EQ(point[k], .9) << "does not move";
    auto const before = point;
    climb(point, near_the_middle, how);
    EXPECT_EQ(point, before) << "is there already";
}

} // namespace
} // namespace groundswell
