#include <benchmark/benchmark.h>

#include "world/generate.hpp"

/// The built-in institution in units of 100 seats.
namespace groundswell {
namespace {

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

} // namespace
} // namespace groundswell
