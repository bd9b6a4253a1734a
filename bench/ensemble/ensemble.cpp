#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <groundswell/run.hpp>
#include <stdexcept>
#include <string>
#include <vector>

#include "../clock.hpp"
#include "../institution.hpp"
#include "parallel/executor.hpp"
#include "published/contagion.hpp"

/// How many runs a second many runs at once make: our side of bench/ensemble. Prints one JSON object.
///
///   bench_ensemble institution PEOPLE THREADS SECONDS   a year of everything, without burn-in
///   bench_ensemble contagion PEOPLE THREADS SECONDS     100 steps of SIR on the network of bench_peers
namespace groundswell {
namespace {

class Nowhere : public Sink {
  public:
    void take(ReplicateResult const&) override {}
};

/// A year of the default institution, as `groundswell run` runs it.
void institutions(int people, std::uint32_t first, std::uint32_t count, int threads)
{
    auto scenario = institution_of(static_cast<std::size_t>(people));
    scenario.parameters.run.weeks = scenario.parameters.run.window = 52;
    Nowhere sink;
    run_replicates(scenario, {.threads = threads, .first_replicate = first, .replicates = count}, sink);
}

/// The contagion of bench/peers, one run a thread.
class Contagions {
  public:
    explicit Contagions(int people)
        : params_{.people = people, .immune = 1, .steps = 100},
          network_(contagion_network(params_, Key{2026, 0}))
    {}

    void run(std::uint32_t first, std::uint32_t count, int threads) const
    {
        Executor(threads).for_each_dynamic(count, [&](std::size_t i) {
            Executor const alone(1);
            auto const seed = first + static_cast<std::uint32_t>(i);
            auto const result = published::run_contagion<>(params_, network_, Key{1, seed}, alone);
            if (!(result.infections > 0 && result.infections <= 1)) throw std::logic_error("no share");
        });
    }

  private:
    published::ContagionParams params_;
    TieLayer network_;
};

/// One batch of runs that takes about so long, after one that says how many these are.
template <class Batch>
void measure(std::string const& model, int people, int threads, double seconds, Batch const& batch)
{
    auto const trial = static_cast<std::uint32_t>(threads);
    double const each = yardstick::timed([&] { batch(0, trial); }).wall;
    auto const runs = trial * static_cast<std::uint32_t>(std::clamp(std::ceil(seconds / each), 1., 1e6));
    auto const time = yardstick::timed([&] { batch(trial, runs); });
    fmt::print(
        R"({{"program": "groundswell", "model": "{}", "people": {}, "workers": {}, "runs": {}, "wall": {:.6g}}})"
        "\n",
        model, people, threads, runs, time.wall);
}

} // namespace
} // namespace groundswell

int main(int argc, char** argv)
try {
    std::vector<std::string> const words(argv + 1, argv + argc);
    int const people = std::stoi(words.at(1)), threads = std::stoi(words.at(2));
    double const seconds = std::stod(words.at(3));
    if (words.at(0) == "institution") {
        groundswell::measure("institution", people, threads, seconds,
                             [&](std::uint32_t first, std::uint32_t count) {
                                 groundswell::institutions(people, first, count, threads);
                             });
    } else if (words.at(0) == "contagion") {
        groundswell::Contagions const contagions(people);
        groundswell::measure(
            "contagion", people, threads, seconds,
            [&](std::uint32_t first, std::uint32_t count) { contagions.run(first, count, threads); });
    } else {
        throw std::out_of_range(words.at(0));
    }
    return 0;
} catch (std::exception const&) {
    std::fputs("bench_ensemble: institution|contagion PEOPLE THREADS SECONDS\n", stderr);
    return 2;
}
