#include <algorithm>
#include <cmath>
#include <gtest/gtest.h>
#include <limits>
#include <set>

#include "experiment/morris.hpp"

namespace groundswell {
namespace {

TEST(Trajectory, MovesEveryCoordinateOnceByHalf)
{
    for (std::uint32_t t = 0; t < 50; ++t) {
        Trajectory const trajectory(Key{1, 0}, t, 20);
        std::set<std::size_t> const moved(trajectory.order().begin(), trajectory.order().end());
        EXPECT_EQ(moved.size(), 20U);
        for (std::size_t i = 0; i < 20; ++i) {
            auto const before = trajectory.after(i), after = trajectory.after(i + 1);
            for (std::size_t k = 0; k < 20; ++k) {
                EXPECT_TRUE(after[k] == .125 || after[k] == .375 || after[k] == .625 || after[k] == .875);
                EXPECT_EQ(after[k] - before[k],
                          k == trajectory.order()[i] ? Trajectory::step * trajectory.direction(k) : 0);
            }
        }
    }
}

TEST(Trajectory, UsesAllLevelsAndOrdersAlike)
{
    // Of 4,000 trajectories, each level of a coordinate starts 1,000 on average, and each coordinate comes
    // first in 1,000: counts lie within 5 standard deviations (27) but once in a million tests of 8.
    std::array<int, 4> levels{}, first{};
    for (std::uint32_t t = 0; t < 4000; ++t) {
        Trajectory const trajectory(Key{2, 0}, t, 4);
        ++levels[static_cast<std::size_t>(4 * trajectory.after(0)[1])];
        ++first[trajectory.order()[0]];
    }
    for (std::size_t i = 0; i < 4; ++i) {
        EXPECT_NEAR(levels[i], 1000, 137);
        EXPECT_NEAR(first[i], 1000, 137);
    }
}

/// Effects by trajectory on 3 u - 2 v + 4 (w - 1/2)^2 + u x, and nothing on the fifth coordinate.
std::vector<std::vector<double>> effects(std::uint32_t trajectories, double step)
{
    auto const f = [](std::vector<double> const& x) {
        return 3 * x[0] - 2 * x[1] + 4 * (x[2] - .5) * (x[2] - .5) + x[0] * x[3];
    };
    std::vector out(5, std::vector<double>(trajectories));
    for (std::uint32_t t = 0; t < trajectories; ++t) {
        Trajectory const trajectory(Key{3, 0}, t, 5);
        for (std::size_t i = 0; i < 5; ++i) {
            auto const k = trajectory.order()[i];
            out[k][t] =
                (f(trajectory.after(i + 1)) - f(trajectory.after(i))) / (step * trajectory.direction(k));
        }
    }
    return out;
}

TEST(EffectMoments, OfAKnownFunction)
{
    auto const found = effects(4000, Trajectory::step);
    auto const moments = [&](std::size_t k) { return effect_moments(found[k], Key{1, 0}); };
    // A linear part has its slope at every point, and no deviation.
    EXPECT_NEAR(moments(1).mean, -2, 1e-12);
    EXPECT_NEAR(moments(1).absolute, 2, 1e-12);
    EXPECT_NEAR(moments(1).deviation, 0, 1e-12);
    // From 1/8 to 5/8 the square falls by 1/8, from 3/8 to 7/8 it rises by as much: 4 (1/8) / step = 1.
    EXPECT_NEAR(moments(2).mean, 0, .1); // six standard errors
    EXPECT_NEAR(moments(2).absolute, 1, 1e-12);
    EXPECT_NEAR(moments(2).deviation, 1, .01);
    // 3 + x, with x at four levels: 3.5 and a deviation of sqrt(5) / 8.
    EXPECT_NEAR(moments(0).mean, 3.5, .03);
    EXPECT_NEAR(moments(0).deviation, std::sqrt(5) / 8, .02);
    EXPECT_EQ(moments(4).absolute, 0);
    // The likeliest mistake: effects by move, not by unit of the range.
    EXPECT_GT(std::abs(effect_moments(effects(100, 1)[1], Key{1, 0}).mean + 2), .9);
}

TEST(EffectMoments, LeaveOutWhatIsUnknown)
{
    double const unknown = std::numeric_limits<double>::quiet_NaN();
    auto const moments = effect_moments(std::vector{1.0, unknown, -3.0}, Key{1, 0});
    EXPECT_EQ(moments.mean, -1);
    EXPECT_EQ(moments.absolute, 2);
    EXPECT_EQ(moments.absolute_interval, (Range{1, 3}));
}

} // namespace
} // namespace groundswell
