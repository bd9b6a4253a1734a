#include <CLI/CLI.hpp>
#include <array>
#include <cstdlib>
#include <fmt/format.h>
#include <functional>
#include <groundswell/ids.hpp>
#include <memory>
#include <new>
#include <span>
#include <sys/mman.h>
#include <thread>

#include "../clock.hpp"
#include "../institution.hpp"
#include "base/mix64.hpp"

/// What this machine can do at most, and how far the engine is from it, in one run: updates of records of 32
/// bytes at random places (a touch of a person is one), streaming (triad), and the engine's cost of a
/// message.
namespace groundswell {
namespace {

using yardstick::Seconds;
using yardstick::timed;

struct alignas(32) Cell {
    std::array<std::uint64_t, 4> words{};
};
static_assert(sizeof(Cell) == sizeof(Record));

/// Zeros in memory for which huge pages were asked, so that looking up addresses costs little.
template <class T>
class HugeArray {
  public:
    explicit HugeArray(std::size_t size)
        : memory_(std::aligned_alloc(page, (size * sizeof(T) + page - 1) / page * page)), size_(size)
    {
        if (!memory_) throw std::bad_alloc();
#ifdef MADV_HUGEPAGE
        madvise(memory_.get(), size * sizeof(T), MADV_HUGEPAGE);
#endif
        std::uninitialized_value_construct_n(static_cast<T*>(memory_.get()), size);
    }
    std::span<T> span()
    {
        return {static_cast<T*>(memory_.get()), size_};
    }

  private:
    struct Free {
        void operator()(void* p) const { std::free(p); }
    };
    static constexpr std::size_t page = 1U << 21;
    std::unique_ptr<void, Free> memory_;
    std::size_t size_;
};

/// Seconds that the work would take with a processor for each thread: on a machine that is busy with other
/// work, threads wait for a processor, which the clock on the wall counts and this does not.
double alone(Seconds const& time, int threads)
{
    return time.cpu / threads;
}

/// The same work on each thread, begun together.
Seconds on_threads(int threads, std::function<void(int)> const& work)
{
    return timed([&] {
        std::vector<std::jthread> running;
        for (int t = 1; t < threads; ++t)
            running.emplace_back(work, t);
        work(0);
    });
}

/// Read, change and write back `updates` records a thread, at places that do not depend on what was read, so
/// that many are under way at once. @return [updates/s], all threads together
double random_updates(std::span<Cell> cells, int threads, std::size_t updates)
{
    std::uint64_t const n = cells.size();
    auto time = on_threads(threads, [&](int thread) {
        std::uint64_t const first = mix64(static_cast<std::uint64_t>(thread) + 1);
        // Threads have parts of their own, as blocks of people are.
        auto const share = n / static_cast<std::uint64_t>(threads);
        Cell* const part = cells.data() + share * static_cast<std::uint64_t>(thread);
        for (std::uint64_t i = 0; i < updates; ++i) {
            std::uint64_t const place = ((mix64(first + i) >> 32) * share) >> 32;
            for (auto& word : part[place].words)
                word += i;
        }
    });
    return static_cast<double>(updates) * threads / alone(time, threads);
}

/// a = b + s c over doubles. @return [bytes/s], 24 bytes an element
double triad(std::vector<double>& a, std::vector<double> const& b, std::vector<double> const& c, int threads)
{
    std::size_t const n = a.size();
    auto const time = on_threads(threads, [&](int thread) {
        auto const t = static_cast<std::size_t>(thread), of = static_cast<std::size_t>(threads);
        for (std::size_t i = n * t / of; i < n * (t + 1) / of; ++i)
            a[i] = b[i] + 3.0 * c[i];
    });
    return 24.0 * static_cast<double>(n) / alone(time, threads);
}

template <class F>
double median_of(int repetitions, F&& f)
{
    std::vector<double> found;
    for (int i = 0; i < repetitions; ++i)
        found.push_back(f());
    return yardstick::median(found);
}

struct Options {
    std::size_t mebibytes{2048}, people{1'000'000}, updates{1U << 24};
    int repetitions{5}, weeks{8};
};

void run(Options const& options)
{
    std::size_t const bytes = options.mebibytes << 20;
    fmt::print("Array of {} MiB (huge pages asked for); processor time; medians of {}.\n\n| limit | 1 thread "
               "| 2 threads |\n|---|---|---|\n",
               options.mebibytes, options.repetitions);
    std::array<double, 2> updates{};
    {
        HugeArray<Cell> cells(bytes / sizeof(Cell));
        for (int const threads : {1, 2})
            updates[static_cast<std::size_t>(threads - 1)] = median_of(
                options.repetitions, [&] { return random_updates(cells.span(), threads, options.updates); });
    }
    fmt::print("| random updates of 32 bytes [million/s] | {:.1f} | {:.1f} |\n", updates[0] * 1e-6,
               updates[1] * 1e-6);
    {
        std::vector<double> a(bytes / 24), b(bytes / 24, 1), c(bytes / 24, 2);
        std::array<double, 2> rate{};
        for (int const threads : {1, 2})
            rate[static_cast<std::size_t>(threads - 1)] =
                median_of(options.repetitions, [&] { return triad(a, b, c, threads); });
        fmt::print("| streaming, triad [GB/s] | {:.1f} | {:.1f} |\n", rate[0] * 1e-9, rate[1] * 1e-9);
    }
    auto const scenario = institution_of(options.people);
    Key const key{scenario.seed, 0};
    Simulation simulation(build_world(scenario, key), scenario, key);
    simulation.run_until(4); // first weeks fill buffers
    auto const before = simulation.messages();
    auto const time = timed([&] { simulation.run_until(4 + options.weeks); });
    auto const messages = static_cast<double>(simulation.messages() - before);
    fmt::print("\nEngine, {} people, weeks 4 to {}, one thread, processor time: {:.0f} ns per message "
               "({:.3g} messages per person and week) = {:.1f} random updates.\n",
               options.people, 4 + options.weeks, 1e9 * time.cpu / messages,
               messages / static_cast<double>(options.people) / options.weeks,
               time.cpu / messages * updates[0]);
}

} // namespace
} // namespace groundswell

int main(int argc, char** argv)
{
    groundswell::Options options;
    CLI::App app{"Limits of this machine, and the engine's distance from them"};
    app.add_option("--mebibytes", options.mebibytes,
                   "size of the arrays; should exceed the last cache by far")
        ->check(CLI::Range(1, 1 << 20))
        ->capture_default_str();
    app.add_option("--people", options.people, "in the engine's world")
        ->check(CLI::Range(100, 100'000'000))
        ->capture_default_str();
    app.add_option("--weeks", options.weeks, "that are timed")
        ->check(CLI::Range(1, 1000))
        ->capture_default_str();
    app.add_option("--repetitions", options.repetitions)->check(CLI::Range(1, 1000))->capture_default_str();
    CLI11_PARSE(app, argc, argv);
    groundswell::run(options);
    return 0;
}
