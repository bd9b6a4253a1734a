#include "mechanisms/influence.hpp"

#include <gtest/gtest.h>

#include "mechanisms/rules_for_tests.hpp"
#include "world/ties.hpp"

namespace groundswell {
namespace {

/// 0 - 1 - 2 in a row, weights such that W = [[.5,.5,0],[.25,.5,.25],[0,.5,.5]].
TieLayer row_of_three()
{
    ExplicitTies ties = rows_from_pairs(3, {{0, 1}, {1, 0}, {1, 2}, {2, 1}});
    ties.weight = {1, .5F, .5F, 1};
    return TieLayer(ties);
}

std::array<double, 3> iterate(std::array<double, 3> x, std::array<double, 3> stubbornness, int steps)
{
    Rules const rules = testing::test_rules();
    TieLayer const ties = row_of_three();
    auto const start = x;
    for (int step = 0; step < steps; ++step) {
        auto const before = x;
        for (Seat i = 0; i < 3; ++i)
            x[i] = Influence{rules}(
                i, {stubbornness[i], start[i]}, ties, [&](Seat j) { return before[j]; },
                [](Seat) { return true; });
    }
    return x;
}

TEST(Influence, DeGrootReachesItsConsensus)
{
    // Left eigenvector (1, 2, 1)/4 of W: consensus 1/4 from (1, 0, 0).
    for (double x : iterate({1, 0, 0}, {0, 0, 0}, 200))
        EXPECT_NEAR(x, .25, 1e-9);
}

TEST(Influence, StubbornPeopleKeepTheirDistance)
{
    // Friedkin-Johnsen: x = (I - (I-S)W)^-1 S x(0) with S = diag(.5, 0, .5), solved by hand:
    // x0 = .5 + (x0+x1)/4, x1 = (x0+2 x1+x2)/4, x2 = (x1+x2)/4  =>  x1 = (x0+x2)/2.
    auto const x = iterate({1, 0, 0}, {.5, 0, .5}, 400);
    EXPECT_NEAR(x[1], (x[0] + x[2]) / 2, 1e-9);
    EXPECT_NEAR(x[0], (.5 + x[1] / 4) / .75, 1e-9);
    EXPECT_NEAR(x[2], (x[1] / 4) / .75, 1e-9);
    EXPECT_NEAR(x[1], .5, 1e-9);
}

TEST(Influence, VacantSeatsHaveNoVoice)
{
    Rules const rules = testing::test_rules();
    TieLayer const ties = row_of_three();
    double const x = Influence{rules}(
        1, {}, ties, [](Seat j) { return j == 1 ? .2 : .8; }, [](Seat j) { return j != 0; });
    EXPECT_NEAR(x, (.2 + .5 * .8) / 1.5, 1e-12);
}

} // namespace
} // namespace groundswell
