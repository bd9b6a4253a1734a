#include "engine/memory.hpp"

#include <fstream>
#include <groundswell/read_scenario.hpp>
#include <groundswell/simulation.hpp>
#include <gtest/gtest.h>
#include <malloc.h>
#include <unistd.h>

namespace groundswell {
namespace {

/// Memory that this process holds [bytes].
double resident()
{
    std::ifstream file("/proc/self/statm");
    double all = 0, held = 0;
    file >> all >> held;
    return held * static_cast<double>(sysconf(_SC_PAGESIZE));
}

// Whoever is told that a run fits must not run out of memory years later.
TEST(Memory, OfACountryIsReckonedFromAboveAndNotByMuch)
{
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    GTEST_SKIP() << "the sanitizer has memory of its own";
#endif
    auto scenario = scenario_for_profile("country");
    scenario.parameters.run.burnin = 0;
    Key const key{1, 0};
    scenario.parameters.institution.seats = 1000;
    Simulation(build_world(scenario, key), scenario, key, 1).run_until(2); // what is taken only once
    scenario.parameters.institution.seats = 200'000;
    malloc_trim(0); // tests before this one have left free memory
    double const before = resident();
    Simulation simulation(build_world(scenario, key), scenario, key, 1);
    for (int const weeks : {2, 26, 104}) {
        scenario.parameters.run.weeks = weeks;
        simulation.run_until(weeks);
        double const reckoned = static_cast<double>(estimated_memory(scenario)), held = resident() - before;
        EXPECT_LT(held, reckoned) << weeks << " weeks";
        EXPECT_GT(held, .75 * reckoned) << weeks << " weeks";
    }
}

} // namespace
} // namespace groundswell
