#include <benchmark/benchmark.h>
#include <numeric>
#include <vector>

#include "random/distributions.hpp"
#include "random/draw_batch.hpp"

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

/// The same for many entities at once; per draw block.
void batch(benchmark::State& state)
{
    auto const n = static_cast<std::size_t>(state.range(0));
    std::vector<Seat> seats(n);
    std::iota(seats.begin(), seats.end(), 0);
    std::vector<Block> out(n);
    for (auto _ : state) {
        draw_blocks({1, 0}, Purpose::attempts, seats, seats, 7, 0, out.data());
        benchmark::DoNotOptimize(out.data());
        benchmark::ClobberMemory();
    }
    state.counters["s/block"] =
        benchmark::Counter(static_cast<double>(n) * static_cast<double>(state.iterations()),
                           benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
}
BENCHMARK(batch)->Arg(4)->Arg(8)->Arg(11)->Arg(256);

/// f of one uniform after the other, the draw included.
template <class F>
void distribution(benchmark::State& state, F f)
{
    Seat seat = 0;
    for (auto _ : state)
        benchmark::DoNotOptimize(f(uniform({1, 0}, Purpose::attempts, {++seat, 0, 7, 0})));
}
BENCHMARK_CAPTURE(distribution, uniform, [](double u) { return u; });
BENCHMARK_CAPTURE(distribution, standard_normal, [](double u) { return standard_normal(u); });
BENCHMARK_CAPTURE(distribution, log_normal, [](double u) { return log_normal(u, .5, 1); });
BENCHMARK_CAPTURE(distribution, poisson_count, [](double u) { return poisson_count(u, 1.5); });
BENCHMARK_CAPTURE(distribution, whole_below, [](double u) { return whole_below(u, 30); });

} // namespace
} // namespace groundswell
