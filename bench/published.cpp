#include <benchmark/benchmark.h>
#include <groundswell/validate.hpp>

#include "experiment/published_via_engine.hpp"
#include "published/naming.hpp"

/// Published models: one replicate of each at its defaults, and the table of the naming game as `validate`
/// runs it.
namespace groundswell {
namespace {

void replicate_of(benchmark::State& state, published::Model const& model)
{
    std::uint32_t replicate = 0;
    for (auto _ : state)
        benchmark::DoNotOptimize(model.run({}, Key{1, replicate++}));
}

/// 4,000 runs of 100 people for every committed share of the table, on two threads. Bar: ten seconds.
void naming_table(benchmark::State& state)
{
    published::Request request;
    request.threads = 2;
    for (auto _ : state)
        benchmark::DoNotOptimize(published::check_naming(request));
}
BENCHMARK(naming_table)->Unit(benchmark::kSecond)->Iterations(1)->UseRealTime();

/// One round of 100 interactions, the inner loop.
void naming_round(benchmark::State& state)
{
    published::NamingParams const params{.committed = .05, .rounds = 1000};
    std::uint32_t replicate = 0;
    for (auto _ : state)
        benchmark::DoNotOptimize(published::run_naming<>(params, Key{1, replicate++}));
    state.SetItemsProcessed(state.iterations() * params.people * params.rounds);
}
BENCHMARK(naming_round)->Unit(benchmark::kMicrosecond);

int const registered = [] {
    for (auto const& model : published_models())
        benchmark::RegisterBenchmark(model.name.c_str(), replicate_of, model)->Unit(benchmark::kMicrosecond);
    return 0;
}();

} // namespace
} // namespace groundswell
