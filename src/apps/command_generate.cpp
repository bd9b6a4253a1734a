#include <chrono>
#include <cstdio>
#include <fmt/format.h>
#include <groundswell/problems.hpp>
#include <groundswell/simulation.hpp>
#include <memory>

#include "apps/command.hpp"
#include "apps/interruption.hpp"
#include "apps/options.hpp"
#include "apps/print_text.hpp"
#include "apps/scenario_options.hpp"
#include "parallel/executor.hpp"
#include "report/words.hpp"
#include "world/world.hpp"
#include "world/world_file.hpp"

namespace groundswell {

namespace {

struct GenerateInput {
    std::string scenario, profile, people, seed, out, threads;
};

/// The size stands under another name in `run`, where --people is a table.
Scenario resolved(ScenarioOptions const& what)
{
    try {
        return resolve(what);
    } catch (UserError const& error) {
        auto problems = error.problems();
        for (auto& problem : problems)
            if (problem.place.argument == "seats") problem.place.argument = "people";
        throw UserError(std::move(problems));
    }
}

int generate(GenerateInput const& input)
{
    auto const start = std::chrono::steady_clock::now();
    int const threads = threads_of(input.threads);
    if (!input.scenario.empty() && !input.profile.empty())
        throw UserError(Problem{.code = ProblemCode::argument_conflict,
                                .place = {.argument = "profile"},
                                .what = "given with a SCENARIO",
                                .allowed = "one of the two"});
    ScenarioOptions what;
    what.scenario = input.scenario;
    what.profile = input.profile;
    what.seats = input.people;
    what.seed = input.seed;
    auto const scenario = resolved(what);
    auto const world =
        build_world(scenario, Key{scenario.seed, 0}, {.threads = threads, .stop = interruption()});
    write_world_file(*world, input.out, scenario.title, interruption());
    auto const seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    print_text(fmt::format(
        "wrote {}: {} seats, {} units, {} institutions, in {:.1f} s\nnow: groundswell run{} --world {}\n",
        input.out, world->seats, world->unit_count(), world->institutions, seconds,
        input.scenario.empty() ? "" : " " + report::shell_word(input.scenario),
        report::shell_word(input.out)));
    return exit_ok;
}

} // namespace

Action declare_generate(Options& options)
{
    auto const input = std::make_shared<GenerateInput>();
    options.add_option("SCENARIO", input->scenario,
                       "the scenario whose world is written (default: the default institution)");
    options.add_option("--profile", input->profile,
                       "the profile of a country: a file, or 'country', which is shipped");
    options.add_option("--people", input->people, "number of people (default: the scenario's, or 1000)")
        .type_name("N");
    options.add_option("--seed", input->seed, "seed of all random draws (default: the scenario's, or 1)")
        .type_name("N");
    add_threads(options, input->threads);
    options.add_option("--out", input->out, "write to this file").type_name("WORLD.h5").required();
    return [input] { return generate(*input); };
}

} // namespace groundswell
