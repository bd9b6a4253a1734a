#include "published/contagion.hpp"

#include <cmath>
#include <gtest/gtest.h>

#include "planted.hpp"

namespace groundswell::published {
namespace {

TEST(Contagion, ReproducesItsFigures)
{
    auto const figures = check_contagion(quick());
    EXPECT_EQ(refused(figures), "");
    EXPECT_GE(compared(figures), 7);
}

TEST(Contagion, TheoryFollowsTheSetting)
{
    // Everyone infects every tie, one seed in a hundred: all but those in other components.
    EXPECT_NEAR(contagion_reach({.degree = 1e-9, .transmission = .5, .seeded = .01}), .01, 1e-9);
    // T = 1, hardly any seeds: the giant component of a graph of mean degree 2, s = 1 - exp(-2 s).
    EXPECT_NEAR(contagion_reach({.degree = 2, .transmission = .5, .recovery = 1e-12, .seeded = 1e-9}), .7968,
                1e-4);
    EXPECT_EQ(refused(check_contagion(quick(2, {{"degree", 8}, {"transmission", .05}, {"seeded", .03}}))),
              "");
}

/// Whoever recovers in a step no longer writes in it.
struct RecoversFirst {
    static bool transmits(bool recovers) { return !recovers; }
};

TEST(Contagion, PlantedMistakesAreFound)
{
    EXPECT_NE(refused(check_contagion(quick(), run_contagion<RecoversFirst>)), "");
}

TEST(Contagion, IsTheSameOnAnyNumberOfThreads)
{
    for (int const immune : {0, 1}) {
        ContagionParams const params{.people = 3000, .immune = immune, .steps = 60};
        Key const key{4, 2};
        auto const network = contagion_network(params, key);
        auto const one = run_contagion<>(params, network, key, Executor(1));
        auto const three = run_contagion<>(params, network, key, Executor(3));
        EXPECT_GT(one.contacts, 3000U);
        EXPECT_EQ(one.contacts, three.contacts);
        EXPECT_EQ(one.infections, three.infections);
        EXPECT_EQ(one.infectious, three.infectious);
    }
}

TEST(Contagion, GapsAreGeometric)
{
    Gaps const gaps(.02);
    for (std::uint32_t const n : {1U, 5U, 20U, 300U}) {
        double const reaches = std::pow(.98, n);
        EXPECT_GE(gaps(reaches * (1 - 1e-9)), n);
        EXPECT_LT(gaps(reaches * (1 + 1e-9)), n);
    }
    EXPECT_EQ(Gaps(1)(.3), 0U);
}

} // namespace
} // namespace groundswell::published
