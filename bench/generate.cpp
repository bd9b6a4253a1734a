#include <benchmark/benchmark.h>
#include <groundswell/read_scenario.hpp>
#include <groundswell/simulation.hpp>

#include "base/mix64.hpp"
#include "parallel/executor.hpp"
#include "world/country.hpp"
#include "world/generate.hpp"
#include "world/world.hpp"

namespace groundswell {
namespace {

/// The built-in institution in units of 100 seats.
void generate(benchmark::State& state)
{
    InstitutionSpec spec;
    spec.seats = static_cast<std::size_t>(state.range(0));
    spec.units = spec.seats / 100;
    std::uint32_t replicate = 0;
    for (auto _ : state)
        benchmark::DoNotOptimize(generate_institution(spec, {1, replicate++}));
    state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(generate)->Arg(1'000)->Arg(100'000)->Arg(1'000'000)->Unit(benchmark::kMillisecond);

std::shared_ptr<World const> country(std::int64_t seats, std::uint32_t replicate)
{
    auto scenario = scenario_for_profile("country");
    scenario.parameters.institution.seats = static_cast<double>(seats);
    return build_world(scenario, {1, replicate});
}

/// The built-in country, one thread.
void generate_country(benchmark::State& state)
{
    std::uint32_t replicate = 0;
    for (auto _ : state)
        benchmark::DoNotOptimize(country(state.range(0), replicate++));
    state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(generate_country)->Arg(1'000'000)->Arg(33'000'000)->Unit(benchmark::kMillisecond);

/// All ties of one seat after another, at random places of a country.
void ties_of_country(benchmark::State& state, TieLayer World::*layer)
{
    auto const world = country(state.range(0), 0);
    std::uint64_t at = 0, met = 0;
    for (auto _ : state)
        (*world.*layer).for_each(static_cast<Seat>(mix64(++at) % world->seats), [&](Seat other) {
            benchmark::DoNotOptimize(other);
            ++met;
        });
    state.counters["ties"] = benchmark::Counter(static_cast<double>(met), benchmark::Counter::kAvgIterations);
}
BENCHMARK_CAPTURE(ties_of_country, team, &World::team)->Arg(1'000'000)->Arg(33'000'000);
BENCHMARK_CAPTURE(ties_of_country, confidants, &World::confidant)->Arg(1'000'000)->Arg(33'000'000);
BENCHMARK_CAPTURE(ties_of_country, audience, &World::audience)->Arg(1'000'000)->Arg(33'000'000);

} // namespace
} // namespace groundswell
