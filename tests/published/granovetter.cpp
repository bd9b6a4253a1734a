#include "published/granovetter.hpp"

#include <gtest/gtest.h>

#include "planted.hpp"

namespace groundswell::published {
namespace {

TEST(Granovetter, ReproducesItsFigures)
{
    auto const figures = check_granovetter(quick());
    EXPECT_EQ(refused(figures), "");
    EXPECT_GE(compared(figures), 10);
}

TEST(Granovetter, EquilibriumIsTheSmallestFixedPoint)
{
    for (double const sd : {5.0, 10.0, 12.2, 12.23, 13.0, 20.0, 60.0}) {
        double const r = granovetter_equilibrium(25, sd);
        EXPECT_NEAR(normal_cdf((100 * r - 25) / sd), r, 1e-12) << sd;
        for (double below = 0; below < r - 1e-6; below += r / 1000)
            ASSERT_GT(normal_cdf((100 * below - 25) / sd), below) << sd;
    }
    auto const jump = granovetter_jump(25);
    EXPECT_LT(granovetter_equilibrium(25, jump.sd - 1e-4), .07);
    EXPECT_GT(granovetter_equilibrium(25, jump.sd + 1e-4), .9);
}

TEST(Granovetter, TheoryFollowsTheSetting)
{
    EXPECT_EQ(refused(check_granovetter(quick(1, {{"mean", 35}, {"sd", 15}}))), "");
    EXPECT_EQ(refused(check_granovetter(quick(2, {{"mean", 40}, {"sd", 30}, {"people", 3000}}))), "");
}

struct JoinsAboveThreshold {
    static bool joins(double threshold, double joined) { return joined > threshold; }
};
struct CountsOneself {
    static bool joins(double threshold, double joined) { return joined + 1 >= threshold; }
};

TEST(Granovetter, PlantedMistakesAreFound)
{
    EXPECT_NE(refused(check_granovetter(quick(), crowd<JoinsAboveThreshold>)), "");
    EXPECT_NE(refused(check_granovetter(quick(), crowd<CountsOneself>)), "");
}

} // namespace
} // namespace groundswell::published
