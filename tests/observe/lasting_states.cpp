#include <algorithm>
#include <groundswell/summary.hpp>
#include <gtest/gtest.h>

#include "base/math.hpp"

namespace groundswell {

namespace {

/// Quantiles of a normal distribution: the sample that a sample is most like.
std::vector<double> normal(double mean, double sd, int n)
{
    std::vector<double> out;
    for (int i = 0; i < n; ++i)
        out.push_back(mean + sd * normal_quantile((i + .5) / n));
    return out;
}

} // namespace

TEST(LastingStates, FindsTheTwoStatesThatTheModelHas)
{
    auto norms = normal(.86, .02, 8);
    auto const low = normal(.47, .03, 12);
    norms.insert(norms.end(), low.begin(), low.end());
    auto const states = lasting_states(norms);
    ASSERT_TRUE(states);
    EXPECT_NEAR(states->low.mean, .47, 1e-6);
    EXPECT_NEAR(states->high.mean, .86, 1e-6);
    EXPECT_EQ(std::ranges::count(states->in_high, true), 8);
    EXPECT_TRUE(states->in_high.front());
}

TEST(LastingStates, DoesNotSplitOneState)
{
    EXPECT_FALSE(lasting_states(normal(.47, .03, 20)));
    EXPECT_FALSE(lasting_states(normal(.5, .15, 160))); // wide, but one
    std::vector<double> uniform;
    for (int i = 0; i < 100; ++i)
        uniform.push_back(.2 + .006 * i);
    EXPECT_FALSE(lasting_states(uniform));
    EXPECT_FALSE(lasting_states(std::vector<double>{.47}));
    EXPECT_FALSE(lasting_states(std::vector<double>{.47, .5}));
}

TEST(LastingStates, ALoneReplicateNeedsAWideGap)
{
    EXPECT_TRUE(lasting_states(std::vector<double>{.46, .47, .48, .86}));
    EXPECT_FALSE(lasting_states(std::vector<double>{.46, .47, .48, .65}));
}

} // namespace groundswell
