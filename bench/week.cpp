#include <benchmark/benchmark.h>
#include <groundswell/read_scenario.hpp>
#include <groundswell/run.hpp>
#include <groundswell/simulation.hpp>

#include "engine/state.hpp"
#include "memory/columns.hpp"
#include "world/world.hpp"

namespace groundswell {
namespace {

/// Bytes of state per seat, with what rows point to; ties are not counted.
double bytes_per_person(SimulationState const& state)
{
    std::size_t bytes = 0;
    for (auto const& column : yardstick::columns_of(state))
        bytes += column.bytes;
    return static_cast<double>(bytes) / static_cast<double>(state.people.size());
}

/// A year of a shipped scenario after its burn-in, on one thread.
void year(benchmark::State& bench, std::string const& name)
{
    Scenario const scenario = read_scenario(name);
    auto const start = burn_in(scenario, 0);
    Key const key{scenario.seed, 0};
    std::uint64_t messages = 0;
    double bytes = 0;
    for (auto _ : bench) {
        bench.PauseTiming();
        Simulation simulation(start.world(), scenario, key, SimulationState(start.state()));
        bench.ResumeTiming();
        simulation.run_until(52);
        messages += simulation.messages();
        bytes = bytes_per_person(simulation.state());
    }
    double const person_weeks =
        52.0 * static_cast<double>(start.world()->seats) * static_cast<double>(bench.iterations());
    using benchmark::Counter;
    bench.counters["s/person-week"] = Counter(person_weeks, Counter::kIsRate | Counter::kInvert);
    bench.counters["s/message"] = Counter(static_cast<double>(messages), Counter::kIsRate | Counter::kInvert);
    bench.counters["messages/person-week"] = static_cast<double>(messages) / person_weeks;
    bench.counters["bytes/person"] = bytes;
}

/// 1,000 people: a first run with its burn-in of 520 weeks, and 520 weeks from a burnt-in world.
void first_run(benchmark::State& bench)
{
    Scenario const scenario = default_scenario();
    for (auto _ : bench)
        benchmark::DoNotOptimize(run_replicate(scenario, 0));
}

void from_burnt_in(benchmark::State& bench)
{
    Scenario const scenario = default_scenario();
    auto const start = burn_in(scenario, 0);
    for (auto _ : bench)
        benchmark::DoNotOptimize(run_from_burn_in(start, scenario, 0));
}

BENCHMARK(first_run)->Unit(benchmark::kMillisecond);
BENCHMARK(from_burnt_in)->Unit(benchmark::kMillisecond);

[[maybe_unused]] bool const registered = [] {
    for (auto const& shipped : shipped_scenarios())
        benchmark::RegisterBenchmark(
            ("year/" + std::string(shipped.name)).c_str(),
            [shipped](benchmark::State& bench) { year(bench, std::string(shipped.name)); })
            ->Unit(benchmark::kMillisecond);
    return true;
}();

} // namespace
} // namespace groundswell
