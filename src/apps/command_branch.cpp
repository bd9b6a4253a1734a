#include <chrono>
#include <cstdio>
#include <fmt/format.h>
#include <groundswell/branch.hpp>
#include <groundswell/read_scenario.hpp>
#include <memory>
#include <nlohmann/json.hpp>

#include "apps/command.hpp"
#include "apps/compare_text.hpp"
#include "apps/experiment_options.hpp"
#include "apps/interruption.hpp"
#include "apps/options.hpp"
#include "apps/print_text.hpp"
#include "apps/variant_options.hpp"
#include "report/words.hpp"

namespace groundswell {

using namespace report;

namespace {

struct BranchInput {
    std::string file, at, weeks, metric{"harm"}, threads, out;
    std::vector<std::string> with;
    bool json{false};
    Call call{};
};

/// A scenario of its own, in the world and over the weeks of the run.
Scenario in_the_run(Scenario scenario, Scenario const& base)
{
    scenario.parameters.run = base.parameters.run;
    scenario.seed = base.seed;
    scenario.replicates = base.replicates;
    return scenario;
}

CompareSpec spec_of(BranchInput const& input, RunCheckpoint const& checkpoint)
{
    auto const& base = checkpoint.scenario();
    auto const weeks = static_cast<int>(base.parameters.run.weeks);
    CompareSpec spec;
    spec.arms.push_back({"base", base});
    spec.part = PartAt::later_week;
    auto const at = whole_number("at", input.at, 0, 1'000'000);
    if (at >= weeks)
        throw UserError(Problem{
            .code = ProblemCode::value_out_of_range,
            .place = {.argument = "at"},
            .what = fmt::format("is {}", at),
            .allowed = fmt::format("0 to {}: the run has {} week{}", weeks - 1, weeks, weeks == 1 ? "" : "s"),
            .suggestion = "name an earlier week, or more weeks"});
    spec.past = past_of(checkpoint, at);
    add_variants(spec, input.with, [&](std::string const& word) {
        if (auto kept = kept_variant(word, base, input.call.verification)) return std::move(*kept);
        return variant_from(word, base, [&] { return in_the_run(read_scenario(word), base); });
    });
    return spec;
}

int branch(BranchInput const& input)
{
    auto const start = std::chrono::steady_clock::now();
    RunCheckpoint checkpoint(input.file);
    if (!input.weeks.empty())
        checkpoint.lengthen(whole_number("weeks", input.weeks, 1, 1'000'000), checkpoint.asked().command);
    auto spec = spec_of(input, checkpoint);
    auto const& base = checkpoint.scenario();
    CompareSize size{.replicates = base.replicates,
                     .stop = {},
                     .metric = input.metric,
                     .threads = threads_of(input.threads),
                     .interruption = interruption()};
    auto command = fmt::format("groundswell branch CHECKPOINT --at {}", spec.past.until);
    for (auto const& word : input.with)
        command += " --with " + shell_word(word);
    ExperimentSession session(input.call, {.study = {.out = input.out}, .json = input.json},
                              identity_of(base, 0, std::move(command)));
    size.advance = [&](std::size_t done, std::size_t planned) { session.advance(done, planned); };
    CompareOutcome outcome{.run = {}, .metric = input.metric, .findings = {}, .stop = {}};
    if (auto const over =
            session.run([&] { outcome.run = run_comparison(std::move(spec), size, session.store()); }))
        return *over;
    outcome.findings = variant_findings(outcome.run, input.metric);
    outcome.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    print_text((input.json ? json_text(compare_json(outcome)) : compare_text(outcome)));
    return exit_ok;
}

} // namespace

Action declare_branch(Options& options)
{
    auto const input = std::make_shared<BranchInput>();
    input->call = options.call();
    options.add_option("FILE", input->file, "written by 'groundswell run --checkpoint FILE'").required();
    options
        .add_option("--at", input->at,
                    "the week from which the futures differ; before the checkpoint, the past is run again")
        .type_name("WEEK")
        .required();
    options
        .add_option("--with", input->with,
                    "a future: a scenario file, a file of interventions, the name of an intervention, or "
                    "NAME=VALUE, from that week on; repeat it for more futures")
        .type_name("WHAT")
        .repeatable();
    options.add_option("--weeks", input->weeks, "run longer: so many weeks after the burn-in in all")
        .type_name("W");
    options.add_option("--metric", input->metric, "the figure to show first (default: harm)").type_name("M");
    add_threads(options, input->threads);
    add_study(options, input->out);
    options.add_flag("--json", input->json, "print one JSON object instead of text");
    return [input] { return branch(*input); };
}

} // namespace groundswell
