#include <algorithm>
#include <benchmark/benchmark.h>
#include <chrono>
#include <cstdio>
#include <groundswell/read_scenario.hpp>
#include <groundswell/simulation.hpp>

#include "block/block_run.hpp"
#include "block/team.hpp"

/// What a block of threads on a card would do in a week, counted on the processor: barriers, and how long the
/// longest thread between two of them takes beside all threads together.
namespace groundswell::block {

struct Steps {
    std::uint64_t barriers{0}, sorts{0}, of_sorts{0};
    double all{0}, longest{0}; ///< seconds of the processor
};

/// One thread that does the work of many, and keeps account of each.
struct CountedTeam : OneThread {
    static constexpr std::uint32_t wide = 256;
    Steps* steps;

    void barrier() const { ++steps->barriers; }
    template <class T, class Less>
    void sort(T* items, std::uint32_t n, Less const& less) const
    {
        // The network of Batcher: k (k + 1) / 2 steps for up to 2^k items, each by half as many threads.
        std::uint64_t k = 0;
        while (std::uint64_t{1} << k < n)
            ++k;
        steps->barriers += k * (k + 1) / 2;
        steps->of_sorts += k * (k + 1) / 2;
        ++steps->sorts;
        std::sort(items, items + n, less);
    }
};

template <class F>
double with_clock(F&& f)
{
    auto const begin = std::chrono::steady_clock::now();
    f();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

/// What looking at the clock takes.
inline double of_clock()
{
    constexpr int often = 100'000;
    double sum = 0;
    for (int i = 0; i < often; ++i)
        sum += with_clock([] {});
    return sum / often;
}

template <class F>
double timed(F&& f)
{
    static double const clock = of_clock();
    return std::max(0.0, with_clock(f) - clock);
}

template <class F>
void share(CountedTeam const& team, std::uint32_t n, F&& f)
{
    double longest = 0, of_thread[CountedTeam::wide]{};
    for (std::uint32_t i = 0; i < n; ++i) {
        double& own = of_thread[i % CountedTeam::wide];
        double const took = timed([&] { f(i); });
        own += took;
        team.steps->all += took;
        longest = std::max(longest, own);
    }
    team.steps->longest += longest;
}

template <class F>
void once(CountedTeam const& team, F&& f)
{
    double const took = timed(f);
    team.steps->all += took;
    team.steps->longest += took;
}

} // namespace groundswell::block

#include "block/week.hpp"

namespace groundswell {
namespace {

void default_institution(benchmark::State& state)
{
    auto const scenario = default_scenario();
    Key const key{1, 0};
    auto const world = build_world(scenario, key);
    Simulation simulation(world, scenario, key);
    simulation.run_until(0);
    block::BlockRun run(world, scenario, key, simulation.state());
    block::Steps steps;
    block::CountedTeam const team{{}, &steps};
    int weeks = 0;
    for (auto _ : state) {
        run.prepare_week();
        block::run_week(team, run.program(), run.memory_for_weeks(), run.week());
        run.weeks_are_over(run.week() + 1);
        ++weeks;
    }
    state.counters["barriers/week"] = static_cast<double>(steps.barriers) / weeks;
    state.counters["of sorts"] = static_cast<double>(steps.of_sorts) / weeks;
    state.counters["sorts/week"] = static_cast<double>(steps.sorts) / weeks;
    state.counters["all [us]"] = 1e6 * steps.all / weeks;
    state.counters["longest [us]"] = 1e6 * steps.longest / weeks;
    state.counters["bytes"] = static_cast<double>(run.program_bytes().size() + run.state_bytes().size());
}
BENCHMARK(default_institution)->Iterations(520)->Unit(benchmark::kMicrosecond);

} // namespace
} // namespace groundswell
