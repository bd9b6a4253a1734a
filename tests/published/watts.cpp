#include "published/watts.hpp"

#include <cmath>
#include <gtest/gtest.h>

#include "planted.hpp"

namespace groundswell::published {
namespace {

TEST(PoissonGraph, HasTheDegreesAndNoLoopsOrRepeats)
{
    auto const graph = poisson_graph(20000, 4, Stream(Key{5, 0}, ModelId::watts));
    double sum = 0, squares = 0;
    for (std::uint32_t i = 0; i < 20000; ++i) {
        std::vector<std::uint32_t> row(graph.neighbours(i).begin(), graph.neighbours(i).end());
        std::sort(row.begin(), row.end());
        EXPECT_TRUE(std::adjacent_find(row.begin(), row.end()) == row.end());
        EXPECT_FALSE(std::binary_search(row.begin(), row.end(), i));
        sum += graph.degree(i);
        squares += double(graph.degree(i)) * graph.degree(i);
    }
    double const mean = sum / 20000;
    EXPECT_NEAR(mean, 4, 5 * std::sqrt(2 * 4 / 20000.0)); // 40,000 ties, z = 5
    EXPECT_NEAR(squares / 20000 - mean * mean, 4, 5 * std::sqrt((2 * 16 + 4) / 20000.0));
}

TEST(Watts, ReproducesItsFigures)
{
    auto const figures = check_watts(quick());
    EXPECT_EQ(refused(figures), "");
    EXPECT_GE(compared(figures), 13);
}

TEST(Watts, TheoryFollowsTheSetting)
{
    EXPECT_EQ(watts_vulnerable(.2), 5);
    EXPECT_EQ(watts_vulnerable(.1), 10);
    EXPECT_EQ(watts_vulnerable(1.0 / 3), 3);
    EXPECT_FALSE(watts_window(.4).has_value()); // K = 2: z exp(-z) never reaches 1
    EXPECT_EQ(refused(check_watts(quick(1, {{"phi", .24}, {"degree", 2.2}}))), "");
    EXPECT_EQ(refused(check_watts(quick(2, {{"phi", .1}, {"degree", 5}, {"people", 20000}}))), "");
    EXPECT_EQ(refused(check_watts(quick(3, {{"phi", .4}, {"degree", 3}}))), "");
}

/// K off by one: the fraction is taken of the others than the one who asks.
struct OfTheOthers {
    static bool adopts(std::uint32_t adopting, std::uint32_t degree, double phi)
    {
        return adopting + 1e-9 >= phi * (degree - 1.0);
    }
};
/// Wrong neighbours: oneself is counted among them.
struct AmongOneself {
    static bool adopts(std::uint32_t adopting, std::uint32_t degree, double phi)
    {
        return adopting + 1e-9 >= phi * (degree + 1.0);
    }
};
struct AboveFraction {
    static bool adopts(std::uint32_t adopting, std::uint32_t degree, double phi)
    {
        return adopting > phi * degree + 1e-9;
    }
};

TEST(Watts, PlantedMistakesAreFound)
{
    EXPECT_NE(refused(check_watts(quick(), run_watts<OfTheOthers>)), "");
    EXPECT_NE(refused(check_watts(quick(), run_watts<AmongOneself>)), "");
    // Above instead of at the fraction differs only where phi * degree is whole.
    EXPECT_NE(refused(check_watts(quick(1, {{"phi", .2}}), run_watts<AboveFraction>)), "");
}

} // namespace
} // namespace groundswell::published
