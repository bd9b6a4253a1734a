#include <CLI/CLI.hpp>
#include <array>
#include <fmt/format.h>
#include <string>

#include "../clock.hpp"
#include "../institution.hpp"
#include "apart.hpp"
#include "base/memory.hpp"
#include "engine/memory.hpp"

/// How cost grows with the number of people: size by size; at a fixed number of events; and with two threads.
namespace groundswell {
namespace {

using yardstick::median;
using yardstick::timed;

struct Options {
    std::string world{"country"};
    std::size_t from{1000}, most{1'000'000};
    int weeks{26}, repetitions{3};
    double seconds{60};
    bool no_sizes{false};
};

constexpr Key key{1, 0};
constexpr int warm_up = 4; ///< weeks in which buffers grow to their size

/// Number of people is the only knob.
Scenario scenario_of(std::size_t people, Options const& options)
{
    if (options.world == "institution") return institution_of(people);
    Scenario scenario = scenario_for_profile("country");
    scenario.parameters.institution.seats = static_cast<double>(people);
    scenario.parameters.run.burnin = 0;
    return scenario;
}

struct Size {
    double build{0}, week{0};          ///< [s]
    double candidates{0}, messages{0}; ///< in a week
    int weeks{0};                      ///< that were timed
};

Size measure(std::size_t people, Options const& options)
{
    auto const scenario = scenario_of(people, options);
    std::shared_ptr<World const> world;
    Size size;
    size.build = timed([&] { world = build_world(scenario, key); }).cpu;
    std::vector<double> week;
    // Small worlds take little time, which is measured better over more repetitions.
    int const repetitions = people < 100'000 ? options.repetitions * 3 : options.repetitions;
    double spent = 0;
    for (int repetition = 0; repetition < repetitions && spent < options.seconds; ++repetition) {
        Simulation simulation(world, scenario, key);
        simulation.run_until(warm_up);
        auto const messages = simulation.messages(), candidates = simulation.candidates();
        double time = 0;
        int weeks = 0;
        for (; weeks < options.weeks && (weeks == 0 || spent + time < options.seconds); ++weeks)
            time += timed([&] { simulation.step(); }).cpu;
        spent += time;
        // A repetition that was cut short is another stretch of weeks.
        if (weeks < size.weeks) break;
        week.push_back(time / weeks);
        size.weeks = weeks;
        size.messages = static_cast<double>(simulation.messages() - messages) / weeks;
        size.candidates = static_cast<double>(simulation.candidates() - candidates) / weeks;
    }
    size.week = median(week);
    return size;
}

/// Ten times as many people each time, and the most.
std::vector<std::size_t> steps(Options const& options)
{
    std::vector<std::size_t> out;
    for (std::size_t people = options.from; people < options.most; people *= 10)
        out.push_back(people);
    out.push_back(options.most);
    return out;
}

/// @return the largest number of people that was run
std::size_t sizes(Options const& options)
{
    fmt::print("World: {}. At most {} weeks after {}, one thread, processor time, no burn-in\n\n"
               "| people | build [s] | weeks | s/week | candidates/week | messages/week | ns/message | "
               "bytes/person | peak [MiB] |\n|---|---|---|---|---|---|---|---|---|\n",
               options.world, options.weeks, warm_up);
    double bytes = 0; // per person
    std::size_t largest = 0;
    for (std::size_t const people : steps(options)) {
        double const x = static_cast<double>(people);
        double const needed =
            1.2 * std::max(bytes * x, static_cast<double>(estimated_memory(scenario_of(people, options))));
        if (auto const free = memory_limit(); free && needed > static_cast<double>(*free)) {
            fmt::print("\nStopped before {} people: about {} needed, {} free.\n", people,
                       bytes_in_words(static_cast<std::uint64_t>(needed)), bytes_in_words(*free));
            break;
        }
        auto const baseline = apart<int>([] { return 0; });
        auto const found = apart<Size>([&] { return measure(people, options); });
        if (!found || !baseline) {
            fmt::print("\nFailed at {} people.\n", people);
            break;
        }
        auto const& [size, peak] = *found;
        bytes = static_cast<double>(peak - baseline->peak) / x;
        fmt::print("| {} | {:.3g} | {} | {:.3g} | {:.4g} | {:.4g} | {:.0f} | {:.0f} | {:.0f} |\n", people,
                   size.build, size.weeks, size.week, size.candidates, size.messages,
                   1e9 * size.week / size.messages, bytes, static_cast<double>(peak) / 0x1p20);
        std::fflush(stdout);
        largest = people;
    }
    return largest;
}

/// Two simulations, a week each in turn, so that a busy machine is busy for both.
struct Pair {
    double first{0}, second{0};                   ///< median week [s]
    double first_messages{0}, second_messages{0}; ///< in all timed weeks
    double ratio{0};                              ///< median over weeks of second / first
};

Pair in_turn(Simulation& first, Simulation& second, int weeks, double yardstick::Seconds::*clock)
{
    first.run_until(warm_up);
    second.run_until(warm_up);
    auto const before1 = first.messages(), before2 = second.messages();
    std::vector<double> a, b, ratio;
    for (int week = 0; week < weeks; ++week) {
        a.push_back(timed([&] { first.step(); }).*clock);
        b.push_back(timed([&] { second.step(); }).*clock);
        ratio.push_back(b.back() / a.back());
    }
    return {median(a), median(b), static_cast<double>(first.messages() - before1),
            static_cast<double>(second.messages() - before2), median(ratio)};
}

/// Without careers, the dense sweep that comes every half year; `part` of the usual share of people act.
Simulation events(std::size_t people, double part, Options const& options)
{
    auto scenario = scenario_of(people, options);
    scenario.parameters.career.every = 0;
    for (auto* tier : {&scenario.parameters.propensity.everyday, &scenario.parameters.propensity.harm})
        for (double& share : tier->share)
            share *= part;
    return {build_world(scenario, key), scenario, key};
}

void fixed_events(std::size_t people, Options const& options)
{
    auto const found = apart<Pair>([&] {
        auto first = events(people, .5, options), second = events(2 * people, .25, options);
        return in_turn(first, second, 2 * options.weeks, &yardstick::Seconds::cpu);
    });
    if (!found) return;
    auto const& pair = found->result;
    double const messages = pair.second_messages / pair.first_messages;
    fmt::print("| {} | {} | {:.3f} | {:.3f} | {:.3f} |\n", people, 2 * people, messages, pair.ratio,
               pair.ratio / messages);
    std::fflush(stdout);
}

void two_threads(std::size_t people, Options const& options)
{
    auto const found = apart<std::array<Pair, 2>>([&] {
        auto const scenario = scenario_of(people, options);
        auto const world = build_world(scenario, key);
        std::array<Pair, 2> out;
        double yardstick::Seconds::*const clocks[]{&yardstick::Seconds::wall, &yardstick::Seconds::cpu};
        for (std::size_t i = 0; i < 2; ++i) {
            Simulation one(world, scenario, key, 1), two(world, scenario, key, 2);
            out[i] = in_turn(one, two, 2 * options.weeks, clocks[i]);
            if (out[i].first_messages != out[i].second_messages) throw std::runtime_error("results differ");
        }
        return out;
    });
    if (!found) {
        fmt::print("| {} | failed |\n", people);
        return;
    }
    auto const& [wall, cpu] = found->result;
    fmt::print("| {} | {:.3g} | {:.3g} | {:.2f} | {:.2f} |\n", people, wall.first * 1e3, wall.second * 1e3,
               1 / wall.ratio, cpu.ratio);
    std::fflush(stdout);
}

void run(Options const& options)
{
    std::size_t const largest = options.no_sizes ? options.most : sizes(options);
    fmt::print("\nFixed number of events (half, then a quarter of the usual share of people act; no "
               "careers): medians "
               "of {} weeks, run in turn\n\n| people | doubled | messages | time | time per message |\n"
               "|---|---|---|---|---|\n",
               2 * options.weeks);
    for (std::size_t people = 10'000; people <= std::min<std::size_t>(largest / 2, 1'000'000); people *= 10)
        fixed_events(people, options);
    fmt::print("\nTwo threads: medians of {} weeks, run in turn; the same results are required\n\n| people | "
               "1 thread "
               "[ms/week] | 2 threads | speed-up | processor time |\n|---|---|---|---|---|\n",
               2 * options.weeks);
    for (std::size_t people = 1000; people <= std::min<std::size_t>(largest, 1'000'000); people *= 10)
        two_threads(people, options);
}

} // namespace
} // namespace groundswell

int main(int argc, char** argv)
{
    groundswell::Options options;
    CLI::App app{"How cost grows with the number of people"};
    app.add_option("--world", options.world,
                   "country: the built-in one, in which any size is feasible; institution: the default one, "
                   "whose ties are stored and take minutes to draw from a million people on")
        ->check(CLI::IsMember({"country", "institution"}))
        ->capture_default_str();
    app.add_option("--from", options.from, "people")
        ->check(CLI::Range(100, 1'000'000'000))
        ->capture_default_str();
    app.add_option("--max", options.most,
                   "people; each size before it is ten times the last, as far as memory allows")
        ->check(CLI::Range(100, 1'000'000'000))
        ->capture_default_str();
    app.add_option("--weeks", options.weeks, "that are timed; 26 hold one round of careers")
        ->check(CLI::Range(1, 1000))
        ->capture_default_str();
    app.add_option("--repetitions", options.repetitions)->check(CLI::Range(1, 1000))->capture_default_str();
    app.add_option("--seconds", options.seconds, "timed at one size, after which no further week begins")
        ->check(CLI::Range(0.0, 1e6))
        ->capture_default_str();
    app.add_flag("--no-sizes", options.no_sizes, "only fixed events and two threads");
    CLI11_PARSE(app, argc, argv);
    groundswell::run(options);
    return 0;
}
