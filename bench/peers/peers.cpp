#include <cstdio>
#include <fmt/format.h>
#include <fstream>
#include <groundswell/simulation.hpp>
#include <stdexcept>
#include <string>

#include "../clock.hpp"
#include "engine/state.hpp"
#include "experiment/published_via_engine.hpp"
#include "parallel/executor.hpp"
#include "plain_contagion.hpp"
#include "plain_degroot.hpp"
#include "published/contagion.hpp"
#include "world/world.hpp"

/// Our side of bench/peers and the plain yardsticks: draws the network, writes it for the peers, and prints
/// one JSON object a run.
///
///   bench_peers export PEOPLE FOLDER         start.u64, to.u32, and attitudes.f64 for averaging
///   bench_peers contagion PEOPLE SIR|SIS SEEDS
///   bench_peers degroot PEOPLE REPETITIONS FOLDER   and what 1, 10 and 100 steps give: groundswell.10.f64
namespace groundswell {
namespace {

using published::ContagionParams;

constexpr Key network_key{2026, 0};

ContagionParams settings(int people, bool immune)
{
    return {.people = people, .immune = immune ? 1 : 0, .steps = 100};
}

yardstick::Rows plain_rows(TieLayer const& layer)
{
    auto const& ties = std::get<ExplicitTies>(layer.stored());
    return {ties.start, ties.to};
}

template <class T>
void write(std::string const& file, std::vector<T> const& column)
{
    std::ofstream out(file, std::ios::binary);
    out.write(reinterpret_cast<char const*>(column.data()),
              static_cast<std::streamsize>(column.size() * sizeof(T)));
    if (!out) throw std::runtime_error(file + ": cannot be written");
}

void print(char const* program, int people, char const* model, std::uint64_t seed, double result,
           yardstick::Seconds time)
{
    fmt::print(R"({{"program": "{}", "people": {}, "model": "{}", "seed": {}, "result": {:.17g}, )"
               R"("wall": {:.6g}, "cpu": {:.6g}}})"
               "\n",
               program, people, model, seed, result, time.wall, time.cpu);
    std::fflush(stdout);
}

/// Everybody listens to the network every week, nobody is stubborn, nothing else happens.
Simulation averaging(TieLayer const& network, int threads)
{
    auto scenario = published_scenario("influence");
    auto& p = scenario.parameters;
    p.init.attitude = {.5, .5, .5};
    p.init.sd = .25;
    auto world = std::make_shared<World>();
    world->seats = network.seats();
    world->groups = scenario.groups;
    world->rank.assign(world->seats, 0);
    world->unit.assign(world->seats, 0);
    world->units = {"all"};
    world->institution_of = {0};
    world->first_group.assign(world->seats, 0);
    world->confidant = network;
    world->team = TieLayer(ExplicitTies{std::vector<std::uint64_t>(world->seats + 1, 0), {}, {}});
    world->audience = world->team;
    index_units(*world);
    return {std::move(world), scenario, Key{1, 0}, threads};
}

std::vector<double> attitudes(Simulation const& simulation)
{
    std::vector<double> out;
    for (auto const& record : simulation.state().people.record)
        out.push_back(decode_fraction(record.attitude));
    return out;
}

void export_network(int people, std::string const& folder)
{
    auto const network = contagion_network(settings(people, true), network_key);
    auto const rows = plain_rows(network);
    write(folder + "/start.u64", rows.start);
    write(folder + "/to.u32", rows.to);
    write(folder + "/attitudes.f64", attitudes(averaging(network, 1)));
}

/// Programs take turns, so that a busy machine is busy for all.
void contagion(int people, bool immune, int repetitions)
{
    auto const params = settings(people, immune);
    auto const network = contagion_network(params, network_key);
    auto const rows = plain_rows(network);
    yardstick::Contagion const plain{.immune = immune};
    char const* const model = immune ? "SIR" : "SIS";
    auto const run = [&](char const* program, std::uint64_t seed, auto&& f) {
        double result = 0;
        auto const time = yardstick::timed([&] { result = f(); });
        print(program, people, model, seed, result, time);
    };
    for (int repetition = 0; repetition < repetitions; ++repetition) {
        auto const seed = static_cast<std::uint32_t>(repetition);
        run("plain C++, edge loop", seed, [&] { return contagion_edge_loop(rows, plain, seed); });
        run("plain C++, event-driven", seed, [&] { return contagion_event_driven(rows, plain, seed); });
        for (int const threads : {1, 2})
            run(threads == 1 ? "groundswell" : "groundswell, 2 threads", seed, [&] {
                auto const result =
                    published::run_contagion<>(params, network, Key{1, seed}, Executor(threads));
                return immune ? result.infections : result.infectious;
            });
    }
}

void degroot(int people, int repetitions, std::string const& folder)
{
    auto const network = contagion_network(settings(people, true), network_key);
    auto const rows = plain_rows(network);
    auto const start = attitudes(averaging(network, 1));
    auto const run = [&](char const* program, int seed, auto&& f) {
        std::vector<double> end;
        auto const time = yardstick::timed([&] { end = f(); });
        print(program, people, "DeGroot", static_cast<std::uint64_t>(seed), end.front(), time);
        return end;
    };
    for (int repetition = 0; repetition < repetitions; ++repetition) {
        run("plain C++", repetition, [&] { return yardstick::degroot(rows, start, 100); });
        for (int const threads : {1, 2}) {
            auto simulation = averaging(network, threads);
            run(threads == 1 ? "groundswell" : "groundswell, 2 threads", repetition, [&] {
                simulation.run_until(100);
                return attitudes(simulation);
            });
        }
    }
    for (int const steps : {1, 10, 100}) {
        auto simulation = averaging(network, 1);
        simulation.run_until(steps);
        write(fmt::format("{}/groundswell.{}.f64", folder, steps), attitudes(simulation));
        write(fmt::format("{}/plain.{}.f64", folder, steps), yardstick::degroot(rows, start, steps));
    }
}

} // namespace
} // namespace groundswell

int main(int argc, char** argv)
try {
    std::vector<std::string> const words(argv + 1, argv + argc);
    auto const number = [&](std::size_t i) { return std::stoi(words.at(i)); };
    auto const& what = words.at(0);
    if (what == "export")
        groundswell::export_network(number(1), words.at(2));
    else if (what == "contagion")
        groundswell::contagion(number(1), words.at(2) == "SIR", number(3));
    else if (what == "degroot")
        groundswell::degroot(number(1), number(2), words.at(3));
    else
        throw std::out_of_range(what);
    return 0;
} catch (std::exception const&) {
    std::fputs("bench_peers: export PEOPLE FOLDER | contagion PEOPLE SIR|SIS SEEDS | degroot PEOPLE "
               "REPETITIONS FOLDER\n",
               stderr);
    return 2;
}
