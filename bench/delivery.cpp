#include <benchmark/benchmark.h>
#include <groundswell/ids.hpp>

#include "base/mix64.hpp"
#include "parallel/executor.hpp"
#include "parallel/mailbox.hpp"

/// Mailbox: sending to people drawn by a hash, sorting, and reading in order, per letter.
namespace groundswell {
namespace {

struct Payload {
    std::uint64_t content{0};
};

/// Arguments: people, letters for every hundred people, threads.
void deliver(benchmark::State& state)
{
    auto const people = static_cast<std::size_t>(state.range(0));
    auto const letters = people * static_cast<std::size_t>(state.range(1)) / 100;
    Executor const executor(static_cast<int>(state.range(2)));
    Mailbox<Payload> mailbox;
    std::vector<std::uint32_t> heard(people, 0);
    std::uint64_t week = 0;
    for (auto _ : state) {
        ++week;
        mailbox.open(executor, people);
        executor.for_blocks(letters, [&](int thread, std::size_t begin, std::size_t end) {
            for (std::size_t i = begin; i < end; ++i) {
                auto const event = mix64(week << 32 | (i + 1));
                auto const recipient = static_cast<Seat>(((event >> 32) * people) >> 32);
                mailbox.send(thread, {.event = event,
                                      .recipient = recipient,
                                      .sender = static_cast<Seat>(i % people),
                                      .payload = {event}});
            }
        });
        mailbox.deliver(executor);
        mailbox.for_each(executor, [&](int, Letter<Payload> const& letter) { ++heard[letter.recipient]; });
    }
    benchmark::DoNotOptimize(heard.data());
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(letters));
}
BENCHMARK(deliver)
    ->ArgNames({"people", "letters%", "threads"})
    ->ArgsProduct({{1000, 100'000, 1'000'000}, {5, 100}, {1, 2}})
    ->MeasureProcessCPUTime()
    ->UseRealTime()
    ->Unit(benchmark::kMicrosecond);

} // namespace
} // namespace groundswell
