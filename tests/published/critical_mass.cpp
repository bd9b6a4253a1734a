#include "published/critical_mass.hpp"

#include <gtest/gtest.h>

#include "planted.hpp"

namespace groundswell::published {
namespace {

TEST(CriticalMass, ReproducesItsFigures)
{
    auto const figures = check_critical_mass(quick());
    EXPECT_EQ(refused(figures), "");
    EXPECT_EQ(compared(figures), 5);
}

TEST(CriticalMass, MemoryIsAWindow)
{
    std::uint64_t history = 0;
    for (int i = 0; i < 3; ++i)
        history = CriticalMassRules::remember(history, true, 3);
    EXPECT_EQ(CriticalMassRules::preference(history, 3), 1);
    for (int i = 0; i < 2; ++i)
        history = CriticalMassRules::remember(history, false, 3);
    EXPECT_EQ(CriticalMassRules::preference(history, 3), -1);
    EXPECT_EQ(CriticalMassRules::preference(0b0011, 4), 0);
    EXPECT_EQ(CriticalMassRules::remember(~std::uint64_t{0} >> 4, true, 60), ~std::uint64_t{0} >> 4);
}

TEST(CriticalMass, TheoryFollowsTheMemory)
{
    // One play remembered: everybody copies the last partner, so q = x and any committed minority wins.
    EXPECT_NEAR(critical_mass_threshold(1), 0, 1e-12);
    EXPECT_LT(critical_mass_threshold(4), critical_mass_threshold(12));
    EXPECT_LT(critical_mass_threshold(12), critical_mass_threshold(40));
}

/// One play too few is kept.
struct ShortWindow : CriticalMassRules {
    static std::uint64_t remember(std::uint64_t history, bool met_new, int memory)
    {
        return CriticalMassRules::remember(history, met_new, memory - 1);
    }
};
struct TiesToTheNew : CriticalMassRules {
    static int preference(std::uint64_t history, int memory)
    {
        return CriticalMassRules::preference(history, memory) >= 0 ? 1 : -1;
    }
};

TEST(CriticalMass, PlantedMistakesAreFound)
{
    EXPECT_NE(refused(check_critical_mass(quick(), run_critical_mass<ShortWindow>)), "");
    EXPECT_NE(refused(check_critical_mass(quick(), run_critical_mass<TiesToTheNew>)), "");
}

} // namespace
} // namespace groundswell::published
