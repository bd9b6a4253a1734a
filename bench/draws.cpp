#include <benchmark/benchmark.h>

#include "random/distributions.hpp"
#include "random/draw.hpp"

/// Draws at addresses, and the distributions on them.
namespace groundswell {
namespace {

/// Four draws at one address.
void block(benchmark::State& state)
{
    Seat seat = 0;
    for (auto _ : state)
        benchmark::DoNotOptimize(draw_block({1, 0}, Purpose::attempts, ++seat, 0, 7));
}
BENCHMARK(block);

/// f of one uniform after the other, the draw included.
template <class F>
void distribution(benchmark::State& state, F f)
{
    Seat seat = 0;
    for (auto _ : state)
        benchmark::DoNotOptimize(f(uniform({1, 0}, Purpose::attempts, {++seat, 0, 7, 0})));
}
BENCHMARK_CAPTURE(distribution, uniform, [](double u) { return u; });
BENCHMARK_CAPTURE(distribution, normal, [](double u) { return normal(u); });
BENCHMARK_CAPTURE(distribution, log_normal, [](double u) { return log_normal(u, .5, 1); });
BENCHMARK_CAPTURE(distribution, poisson, [](double u) { return poisson(u, 1.5); });
BENCHMARK_CAPTURE(distribution, below, [](double u) { return below(u, 30); });

} // namespace
} // namespace groundswell
