#include <algorithm>
#include <chrono>
#include <cstdio>
#include <fmt/format.h>
#include <groundswell/paired.hpp>
#include <groundswell/report.hpp>
#include <memory>
#include <nlohmann/json.hpp>

#include "apps/command.hpp"
#include "apps/experiment_options.hpp"
#include "apps/forecast.hpp"
#include "apps/interruption.hpp"
#include "apps/member_sensitivity_text.hpp"
#include "apps/options.hpp"
#include "apps/print_text.hpp"
#include "apps/sensitivity_text.hpp"
#include "base/whole_file.hpp"
#include "report/world_of.hpp"
#include "world/world.hpp"

namespace groundswell {

using namespace report;

namespace {

struct SensitivityInput {
    ExperimentOptions experiment;
    std::vector<std::string> metrics;
    std::string trajectories, keep, design;
};

SensitivitySetting setting_of(SensitivityInput const& input)
{
    SensitivitySetting out;
    out.scenario = resolve(input.experiment.scenario);
    auto& o = out.options;
    auto const number_or = [](char const* argument, std::string const& text, std::uint32_t standard) {
        return text.empty() ? standard : static_cast<std::uint32_t>(whole_number(argument, text, 1, 10'000));
    };
    if (!input.metrics.empty()) o.metrics.clear();
    for (auto const& metric : input.metrics)
        if (std::ranges::find(o.metrics, metric) == o.metrics.end()) o.metrics.push_back(metric);
    o.trajectories = number_or("trajectories", input.trajectories, o.trajectories);
    o.keep = number_or("keep", input.keep, o.keep);
    if (input.experiment.scenario.replicates.empty())
        out.scenario.replicates = o.replicates;
    else
        o.replicates = out.scenario.replicates;
    auto const run_by = run_by_of(input.experiment.run_by);
    o.threads = run_by.threads;
    o.card = run_by.card;
    o.stop = interruption();
    return out;
}

void refuse_options_of_the_box(SensitivityInput const& input)
{
    for (auto const& [option, text] :
         {std::pair{"trajectories", &input.trajectories}, {"keep", &input.keep}, {"design", &input.design}})
        if (!text->empty())
            throw UserError(Problem{.code = ProblemCode::argument_conflict,
                                    .place = {.argument = option},
                                    .what = "given together with --fit",
                                    .allowed = "the points are the members of the fit, without a screening",
                                    .suggestion = "leave one of them out"});
}

/// A shard sees some of the runs, and is made in rounds.
void refuse_rounds_of(SensitivityInput const& input)
{
    auto const& study = input.experiment.study;
    if (!input.design.empty() && !study.shard.empty())
        throw UserError(Problem{.code = ProblemCode::argument_conflict,
                                .place = {.argument = "design"},
                                .what = "given together with --shard",
                                .allowed = "the table has all runs, and a shard some of them",
                                .suggestion = "write it from the merged study: the same without --shard"});
    if (!study.after.empty() && study.shard.empty())
        throw UserError(Problem{.code = ProblemCode::argument_missing,
                                .place = {.argument = "after"},
                                .what = "given without --shard",
                                .allowed = "a shard goes on from what all shards found together",
                                .suggestion = "to go on with the merged study itself, name it as --out"});
}

/// Which of the numbers that a fit leaves open a figure depends on. It runs what `run --fit` does.
int sensitivity_over_fit(SensitivityInput const& input)
{
    auto const start = std::chrono::steady_clock::now();
    refuse_options_of_the_box(input);
    auto const metrics = input.metrics.empty() ? std::vector<std::string>{"harm"} : input.metrics;
    for (auto const& metric : metrics)
        require_figure("metric", metric);
    auto scenario = resolve(input.experiment.scenario);
    auto fit = fit_of(input.experiment.fit, input.experiment.scenario.replicates, scenario);
    ExperimentSession session(input.experiment, scenario, "sensitivity", "runs of members");
    std::size_t const runs = std::size_t{fit.members} * fit.replicates;
    std::size_t done = 0;
    auto const run_by = run_by_of(input.experiment.run_by);
    PairedOptions options{.threads = run_by.threads, .card = run_by.card};
    options.advance = [&] { session.advance(++done, runs); };
    options.stop = interruption();
    MemberRun run;
    auto const over = session.run([&] {
        session.advance(done, runs);
        keep_asked(metrics, session.store());
        run = run_members(std::move(scenario), std::move(fit), options, session.store());
    });
    if (over) return *over;
    auto outcome = member_sensitivity_of(std::move(run), metrics);
    outcome.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    std::fputs((input.experiment.json ? json_text(member_sensitivity_json(outcome))
                                      : member_sensitivity_text(outcome))
                   .c_str(),
               stdout);
    return exit_ok;
}

int sensitivity_command(SensitivityInput const& input)
{
    if (!input.experiment.fit.fit.empty() || !input.experiment.fit.members.empty())
        return sensitivity_over_fit(input);
    auto const start = std::chrono::steady_clock::now();
    refuse_rounds_of(input);
    if (!input.design.empty()) require_place(input.design);
    auto setting = setting_of(input);
    check_sensitivity(setting.scenario, setting.options); // before a study file is made
    setting.people = shown_people(setting.scenario, world_of(setting.scenario, interruption()).world->seats);
    setting.excluded = excluded_from(setting.scenario);
    ExperimentSession session(input.experiment, setting.scenario, "sensitivity", "runs");
    setting.options.advance = [&](std::size_t done, std::size_t planned) { session.advance(done, planned); };
    // As many as the default plan has: what is kept of the screening decides the rest.
    std::size_t const runs =
        std::size_t{setting.options.trajectories} * 130 + setting.options.replicates * 27;
    session.forecast({.scenario = setting.scenario,
                      .runs = runs,
                      .worlds = runs,
                      .threads = setting.options.threads,
                      .card = setting.options.card});
    SensitivityResult result;
    auto const over = session.run(
        [&] { result = measure_sensitivity(setting.scenario, setting.options, session.store()); });
    if (over) return *over;
    setting.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    if (!input.design.empty()) write_whole(input.design, sensitivity_table(result, setting.scenario));
    auto const text = input.experiment.json ? json_text(sensitivity_json(result, setting))
                                            : sensitivity_text(result, setting, Characters::of_terminal());
    print_text(text);
    return exit_ok;
}

} // namespace

Action declare_sensitivity(Options& options)
{
    auto const input = std::make_shared<SensitivityInput>();
    declare(input->experiment, options);
    declare(input->experiment.fit, options);
    options
        .add_option("--metric", input->metrics,
                    "a figure to look at; several cost little more than one (default: harm)")
        .type_name("M")
        .repeatable();
    options
        .add_option("--trajectories", input->trajectories,
                    "trajectories of the screening, each a run for every uncertain number (default: 8)")
        .type_name("T");
    options
        .add_option("--keep", input->keep,
                    "how many numbers to keep of the screening, for each metric (default: 10)")
        .type_name("K");
    options
        .add_option("--after", input->experiment.study.after,
                    "a shard's second round: go on from the study that was merged from the first, which "
                    "screened")
        .type_name("MERGED.sqlite");
    options
        .add_option("--design", input->design,
                    "write every run as a row of a CSV table: its point, its draws, its figures")
        .type_name("FILE.csv");
    options.footer("The indices take --replicates 128 unless you say otherwise. Each is about 27 runs.");
    return [input] { return sensitivity_command(*input); };
}

} // namespace groundswell
