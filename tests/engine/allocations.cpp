// Counts what the engine allocates. Replaces the global operator new of this test program, which sanitizers
// replace, too; under them nothing is counted and the test says so.
#include <gtest/gtest.h>

#include <atomic>
#include <cstdlib>
#include <new>

#include "small_world.hpp"

namespace {

std::atomic<long> allocations{0};

} // namespace

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define GROUNDSWELL_COUNTS_ALLOCATIONS 0
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define GROUNDSWELL_COUNTS_ALLOCATIONS 0
#endif
#endif
#ifndef GROUNDSWELL_COUNTS_ALLOCATIONS
#define GROUNDSWELL_COUNTS_ALLOCATIONS 1
#endif

#if GROUNDSWELL_COUNTS_ALLOCATIONS
void* operator new(std::size_t size)
{
    allocations.fetch_add(1, std::memory_order_relaxed);
    if (void* const memory = std::malloc(size > 0 ? size : 1)) return memory;
    throw std::bad_alloc();
}
void operator delete(void* memory) noexcept
{
    std::free(memory);
}
void operator delete(void* memory, std::size_t) noexcept
{
    std::free(memory);
}
#endif

namespace groundswell::testing {
namespace {

/// Allocations of each week after the first year.
std::vector<long> allocations_by_week(Scenario const& scenario)
{
    Key const key{scenario.seed, 0};
    Simulation simulation(build_world(scenario, key), scenario, key, Executor(1));
    simulation.run_until(52);
    std::vector<long> out(26);
    for (long& week : out) {
        long const before = allocations.load();
        simulation.step();
        week = allocations.load() - before;
    }
    return out;
}

/// Remarks are answered and talked about every week, but leave no new facts about anybody (reports, weeks of harm,
/// acts kept), and nobody leaves.
Scenario steady()
{
    Scenario scenario = lively();
    scenario.parameters.propensity.harm.share = {0, 0};
    scenario.parameters.disclose.min_severity = 1;
    scenario.parameters.career.every = 0;
    return scenario;
}

TEST(Allocations, AreNoneInASteadyWeek)
{
    if (!GROUNDSWELL_COUNTS_ALLOCATIONS) GTEST_SKIP() << "a sanitizer has its own operator new";
    auto weeks = allocations_by_week(steady());
    // Buffers have grown to what the busiest week so far took; a busier one may let them grow once more.
    std::ranges::sort(weeks);
    EXPECT_EQ(weeks[weeks.size() * 3 / 4], 0);
    EXPECT_LT(weeks.back(), 8);
}

TEST(Allocations, AreCounted)
{
    if (!GROUNDSWELL_COUNTS_ALLOCATIONS) GTEST_SKIP() << "a sanitizer has its own operator new";
    Scenario scenario = steady();
    scenario.parameters.career.every = 1; // rounds of careers allocate
    scenario.parameters.career.attrition = .05;
    auto weeks = allocations_by_week(scenario);
    std::ranges::sort(weeks);
    EXPECT_GT(weeks[weeks.size() / 4], 0);
}

} // namespace
} // namespace groundswell::testing
