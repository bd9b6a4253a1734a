#include "published/emperor.hpp"

#include <gtest/gtest.h>

#include "planted.hpp"

namespace groundswell::published {
namespace {

TEST(Emperor, ReproducesItsFigures)
{
    auto const figures = check_emperor(quick());
    EXPECT_EQ(refused(figures), "");
    EXPECT_EQ(compared(figures), 18);
}

TEST(Emperor, TheoryFollowsTheSetting)
{
    EXPECT_EQ(refused(check_emperor(quick(1, {{"strength", .6}, {"believers", 150}, {"cost", .2}}))), "");
    EXPECT_EQ(refused(check_emperor(quick(2, {{"people", 20}, {"believers", 2}}))), "");
}

struct EnforcingIsFree : EmperorRules {
    static bool enforces_falsely(double pressure, double strength, double) { return pressure > strength; }
};
struct PressureFromBelievers : EmperorRules {
    static bool yields(double pressure, double strength) { return -pressure > strength; }
};
/// Believers enforce whether or not anybody deviates, disbelievers likewise.
struct NeedLeftOut : EmperorRules {
    static bool enforces_truly(double, double strength, double cost) { return strength > cost; }
};

TEST(Emperor, PlantedMistakesAreFound)
{
    EXPECT_NE(refused(check_emperor(quick(), run_emperor<EnforcingIsFree>)), "");
    EXPECT_NE(refused(check_emperor(quick(), run_emperor<PressureFromBelievers>)), "");
    EXPECT_NE(refused(check_emperor(quick(), run_emperor<NeedLeftOut>)), "");
}

} // namespace
} // namespace groundswell::published
