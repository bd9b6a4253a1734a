#include <algorithm>
#include <chrono>
#include <cstdio>
#include <fmt/format.h>
#include <groundswell/over_replicates.hpp>
#include <groundswell/run.hpp>
#include <groundswell/run_checkpoint.hpp>
#include <groundswell/study.hpp>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>

#include "apps/command.hpp"
#include "apps/experiment_options.hpp"
#include "apps/fit_options.hpp"
#include "apps/forecast.hpp"
#include "apps/interruption.hpp"
#include "apps/members_text.hpp"
#include "apps/options.hpp"
#include "apps/print_text.hpp"
#include "apps/progress.hpp"
#include "apps/run_plan.hpp"
#include "apps/scenario_options.hpp"
#include "engine/memory.hpp"
#include "parallel/ranks.hpp"
#include "report/run_json.hpp"
#include "report/words.hpp"
#include "report/world_of.hpp"
#include "store/summary_rows.hpp"
#include "world/world.hpp"

namespace groundswell {

using namespace report;

namespace {

struct RunInput {
    ScenarioOptions scenario;
    FitUseOptions fit;
    RunOutputOptions output;
    std::string checkpoint, checkpoint_every;
    bool spread{false};
};

/// A world over ranks needs ranks, and nothing that looks at all its people at once.
void check_spread(RunInput const& input)
{
    auto const refuse = [](std::string what, std::string allowed, std::string suggestion) {
        throw UserError(Problem{.code = ProblemCode::argument_conflict,
                                .place = {.argument = "spread"},
                                .what = std::move(what),
                                .allowed = std::move(allowed),
                                .suggestion = std::move(suggestion)});
    };
    if (!input.output.call.ranks)
        refuse("given to a process that is alone", "a world is spread over the ranks of a job",
               "start it by mpirun, with a program that was built with the preset mpi");
    if (!input.fit.fit.empty() || !input.fit.members.empty())
        refuse("given together with --fit", "members of a fit are many small worlds",
               "leave --spread away: ranks share the members");
    if (!input.checkpoint.empty())
        refuse("given together with --checkpoint", "no rank has the state of a whole world",
               "use --out alone: it keeps each replicate");
}

/// Run every member of a fit.
int run_over_members(RunInput const& input)
{
    auto const start = std::chrono::steady_clock::now();
    MembersOutcome outcome;
    auto scenario = resolve(input.scenario);
    refuse_if_too_large(scenario);
    auto fit = fit_of(input.fit, input.scenario.replicates, scenario);
    if (input.output.against)
        throw UserError(Problem{.code = ProblemCode::argument_conflict,
                                .place = {.argument = "against"},
                                .what = "given together with --fit",
                                .allowed = "a fit holds its members against surveys itself"});
    if (!input.checkpoint.empty())
        throw UserError(Problem{.code = ProblemCode::argument_conflict,
                                .place = {.argument = "checkpoint"},
                                .what = "given together with --fit",
                                .allowed = "the study keeps each run of a member",
                                .suggestion = "use --out"});
    ExperimentSession session(
        input.output.call,
        {.study = input.output.study, .json = input.output.json, .what = "runs of members"},
        identity_of(scenario, 0, "groundswell run" + spelled(input.scenario) + spelled(input.fit)));
    std::size_t const runs = std::size_t{fit.members} * fit.replicates;
    std::size_t done = 0;
    auto const run_by = run_by_of(input.output.run_by);
    PairedOptions options{.threads = run_by.threads, .card = run_by.card};
    options.advance = [&] { session.advance(++done, runs); };
    options.stop = interruption();
    session.forecast({.scenario = scenario,
                      .runs = runs,
                      .worlds = runs,
                      .threads = options.threads,
                      .card = options.card});
    auto const over = session.run([&] {
        session.advance(done, runs);
        outcome.run = run_members(std::move(scenario), std::move(fit), options, session.store());
    });
    if (over) return *over;
    outcome.figures = member_figures(outcome.run);
    outcome.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    print_text((input.output.json ? json_text(members_json(outcome)) : members_text(outcome)));
    return exit_ok;
}

int run(RunInput const& input)
{
    if (input.spread) check_spread(input);
    if (!input.fit.fit.empty() || !input.fit.members.empty()) return run_over_members(input);
    RunOutcome outcome;
    outcome.scenario = resolve(input.scenario);
    auto plan = plan_of(input.output, "groundswell run" + spelled(input.scenario));
    plan.call = input.output.call;
    plan.spread = input.spread;
    if (input.checkpoint.empty()) {
        if (!input.checkpoint_every.empty())
            throw UserError(Problem{.code = ProblemCode::argument_missing,
                                    .place = {.argument = "checkpoint_every"},
                                    .what = "given without --checkpoint",
                                    .allowed = "states are kept in a file",
                                    .suggestion = "add --checkpoint FILE"});
        return run(std::move(outcome), plan);
    }
    if (!input.output.study.shard.empty())
        throw UserError(Problem{.code = ProblemCode::argument_conflict,
                                .place = {.argument = "checkpoint"},
                                .what = "given together with --shard",
                                .allowed = "whoever goes on with a checkpoint runs all replicates",
                                .suggestion = "use --out alone: a shard keeps each replicate"});
    if (auto const* const ranks = plan.call.ranks; ranks && ranks->size() > 1)
        throw UserError(
            Problem{.code = ProblemCode::argument_conflict,
                    .place = {.argument = "checkpoint"},
                    .what = fmt::format("given to {} ranks", ranks->size()),
                    .allowed = "a checkpoint is of all replicates, and each rank runs some of them",
                    .suggestion = "use --out alone: it keeps each replicate"});
    CheckpointedRun asked{.observe_every = RunOptions{}.observe_every, .command = plan.command};
    if (!input.checkpoint_every.empty())
        asked.every = whole_number("checkpoint_every", input.checkpoint_every, 1, 100'000);
    RunCheckpoint checkpoint(input.checkpoint, outcome.scenario, std::move(asked));
    plan.checkpoint = &checkpoint;
    plan.checkpoint_file = input.checkpoint;
    return run(std::move(outcome), plan);
}

} // namespace

Action declare_run(Options& options)
{
    auto const input = std::make_shared<RunInput>();
    declare(input->scenario, options);
    declare(input->fit, options);
    declare(input->output, options);
    declare_shard(input->output.study, options);
    options
        .add_option("--checkpoint", input->checkpoint,
                    "keep the state of every replicate in this file; if it exists, go on with it")
        .type_name("FILE");
    options
        .add_option("--checkpoint-every", input->checkpoint_every,
                    "keep it after every so many weeks (default: 52)")
        .type_name("W");
    options.add_flag("--spread", input->spread,
                     "spread each world over all ranks that mpirun started, instead of sharing replicates");
    return [input] { return run(*input); };
}

} // namespace groundswell
