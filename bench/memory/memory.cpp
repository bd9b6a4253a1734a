#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <groundswell/read_scenario.hpp>
#include <groundswell/run.hpp>
#include <groundswell/simulation.hpp>
#include <sys/resource.h>

#include "columns.hpp"
#include "engine/memory.hpp"
#include "world/world.hpp"

/// How the memory of a country grows: bytes a person by column of the state, as weeks go by.
namespace groundswell {
namespace {

/// Largest resident memory of this process [bytes].
double peak_memory()
{
    rusage used{};
    getrusage(RUSAGE_SELF, &used);
    return static_cast<double>(used.ru_maxrss) * 1024;
}

void report(Simulation const& simulation, bool columns)
{
    auto const people = static_cast<double>(simulation.world().seats);
    std::size_t bytes = 0;
    auto const found = yardstick::columns_of(simulation.state());
    for (auto const& column : found)
        bytes += column.bytes;
    fmt::print("| week {} | {:.1f} | |\n", simulation.week(), static_cast<double>(bytes) / people);
    if (!columns) return;
    for (auto const& column : found)
        if (static_cast<double>(column.bytes) / people >= 0.05)
            fmt::print("| {} | {:.2f} | {:.3f} |\n", column.name, static_cast<double>(column.bytes) / people,
                       static_cast<double>(column.rows) / people);
}

int run(int argc, char** argv)
{
    std::size_t people = 1'000'000;
    int weeks = 520, every = 104, threads = 1;
    CLI::App app("Memory of a country by column of its state");
    app.add_option("--people", people, "Number of people")->capture_default_str();
    app.add_option("--weeks", weeks, "Weeks, without burn-in")->capture_default_str();
    app.add_option("--every", every, "Weeks from line to line")->capture_default_str();
    app.add_option("--threads", threads, "Threads")->capture_default_str();
    CLI11_PARSE(app, argc, argv);

    Scenario scenario = scenario_for_profile("country");
    scenario.parameters.institution.seats = static_cast<double>(people);
    scenario.parameters.run.burnin = 0;
    Key const key{scenario.seed, 0};
    Simulation simulation(build_world(scenario, key), scenario, key, threads);
    fmt::print("| {} people | bytes a person | rows a person |\n|---|---|---|\n", people);
    report(simulation, false);
    for (int week = every; week < weeks; week += every) {
        simulation.run_until(week);
        report(simulation, false);
    }
    simulation.run_until(weeks);
    report(simulation, true);
    fmt::print(
        "\npeak of the process, world and mail included: {:.1f} bytes a person; what `run` reckons: {:.1f}\n",
        peak_memory() / static_cast<double>(people),
        static_cast<double>(estimated_memory(scenario)) / static_cast<double>(people));
    return 0;
}

} // namespace
} // namespace groundswell

int main(int argc, char** argv)
{
    return groundswell::run(argc, argv);
}
