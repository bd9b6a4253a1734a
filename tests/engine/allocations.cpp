// Counts what the engine allocates. Replaces the global operator new of this test program, which sanitizers
// replace, too; under them nothing is counted and the test says so.
#include <atomic>
#include <cstdlib>
#include <gtest/gtest.h>
#include <new>

#include "engine/state.hpp"
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
// Not inlined, because the compiler otherwise sees malloc meet delete and warns.
[[gnu::noinline]] void* operator new(std::size_t size)
{
    allocations.fetch_add(1, std::memory_order_relaxed);
    if (void* const memory = std::malloc(size > 0 ? size : 1)) return memory;
    throw std::bad_alloc();
}
[[gnu::noinline]] void operator delete(void* memory) noexcept
{
    std::free(memory);
}
[[gnu::noinline]] void operator delete(void* memory, std::size_t) noexcept
{
    std::free(memory);
}
#endif

namespace groundswell::testing {
namespace {

/// The first week's state, in which everybody has already recalled an act in the sense of every instrument: a
/// first time is a new fact.
SimulationState with_memories(Simulation const& simulation)
{
    SimulationState state = simulation.state();
    for (auto& instrument : state.lived.recalled)
        for (Seat seat = 0; seat < state.people.size(); ++seat)
            instrument[seat] = {};
    return state;
}

/// Allocations of each of 26 weeks after the first year.
std::vector<long> allocations_by_week(Scenario const& scenario)
{
    Key const key{scenario.seed, 0};
    auto const world = build_world(scenario, key);
    Simulation simulation(world, scenario, key, with_memories(Simulation(world, scenario, key)));
    simulation.run_until(52);
    std::vector<long> out(26);
    for (long& week : out) {
        long const before = allocations.load();
        simulation.step();
        week = allocations.load() - before;
        EXPECT_GT(simulation.counts().total(Counter::acts_remark), 0U);
    }
    return out;
}

/// Remarks are answered and talked about every week, but leave no new facts about anybody (reports, weeks of
/// harm, acts kept), and nobody leaves. The first year is busier than what follows, so that every buffer has
/// grown to more than the later weeks take.
Scenario steady()
{
    Scenario scenario = lively();
    scenario.parameters.propensity.harm.share = {0, 0};
    scenario.parameters.disclose.min_severity = 1;
    scenario.parameters.career.every = 0;
    scenario.interventions = {
        {.kind = intervention::ParameterChange{.set = {{"acts.cap", 4 * scenario.parameters.acts.cap},
                                                       {"acts.entitlement", 6},
                                                       {"kinds.remark.visibility", 1},
                                                       {"discourse.reach", 1},
                                                       {"discourse.callout", 1},
                                                       {"discourse.amplify", 2}}},
         .start = 0,
         .end = 45}};
    return scenario;
}

TEST(Allocations, AreNoneInASteadyWeek)
{
    if (!GROUNDSWELL_COUNTS_ALLOCATIONS) GTEST_SKIP() << "a sanitizer has its own operator new";
    EXPECT_EQ(allocations_by_week(steady()), std::vector<long>(26, 0));
}

TEST(Allocations, AreCounted)
{
    if (!GROUNDSWELL_COUNTS_ALLOCATIONS) GTEST_SKIP() << "a sanitizer has its own operator new";
    Scenario scenario = steady();
    scenario.parameters.career.every = 1; // rounds of careers allocate
    scenario.parameters.career.attrition = .05;
    EXPECT_GT(std::ranges::min(allocations_by_week(scenario)), 0);
}

} // namespace
} // namespace groundswell::testing
