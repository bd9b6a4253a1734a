#include <algorithm>
#include <chrono>
#include <cstdio>
#include <fmt/format.h>
#include <groundswell/compare.hpp>
#include <groundswell/interventions.hpp>
#include <groundswell/targets.hpp>
#include <memory>
#include <nlohmann/json.hpp>

#include "apps/command.hpp"
#include "apps/compare_text.hpp"
#include "apps/experiment_options.hpp"
#include "apps/forecast.hpp"
#include "apps/interruption.hpp"
#include "apps/options.hpp"
#include "apps/print_text.hpp"
#include "apps/text.hpp"
#include "apps/variant_options.hpp"
#include "report/compare_asked.hpp"

namespace groundswell {

using namespace report;

namespace {

struct CompareInput {
    ExperimentOptions experiment;
    std::vector<std::string> with, targets;
    std::string metric{"harm"}, half_width, most, budget, worth;
    bool uncertain{false}, from_start{false};
};

/// A scenario file under the same options as the base, or the base changed by a file of interventions or in
/// words.
NamedScenario variant(CompareInput const& input, Scenario const& base, std::string const& word)
{
    if (auto kept = kept_variant(word, base, input.experiment.call.verification)) return std::move(*kept);
    return variant_from(word, base, [&] {
        auto options = input.experiment.scenario;
        options.scenario = word;
        return resolve(options);
    });
}

CompareSpec spec_of(CompareInput const& input)
{
    CompareSpec spec;
    spec.part = input.from_start ? PartAt::burn_in_start : PartAt::week_zero;
    spec.uncertain = input.uncertain;
    spec.arms.push_back({"base", resolve(input.experiment.scenario)});
    add_variants(spec, input.with,
                 [&](auto const& word) { return variant(input, spec.arms.front().scenario, word); });
    spec.fit = fit_of(input.experiment.fit, input.experiment.scenario.replicates, spec.arms.front().scenario);
    return spec;
}

CompareSize size_of(CompareInput const& input, Scenario const& base)
{
    CompareSize size;
    size.metric = input.metric;
    auto const run_by = run_by_of(input.experiment.run_by);
    size.threads = run_by.threads;
    size.card = run_by.card;
    size.replicates = base.replicates;
    if (input.half_width.empty()) {
        if (!input.most.empty())
            throw UserError(Problem{.code = ProblemCode::argument_missing,
                                    .place = {.argument = "max_replicates"},
                                    .what = "given without --half-width",
                                    .allowed = "without a precision asked for, the number is --replicates",
                                    .suggestion = "add --half-width X, or use --replicates"});
        return size;
    }
    size.stop.emplace();
    size.stop->half_width = positive_number("half_width", input.half_width);
    if (!input.experiment.scenario.replicates.empty())
        size.stop->minimum = std::max<std::size_t>(2, base.replicates);
    if (!input.most.empty())
        size.most = static_cast<std::uint32_t>(whole_number("max_replicates", input.most, 2, 1'000'000));
    if (!input.experiment.scenario.replicates.empty() && size.most < base.replicates)
        throw UserError(Problem{.code = ProblemCode::argument_conflict,
                                .place = {.argument = "max_replicates"},
                                .what = fmt::format("is {}", size.most),
                                .allowed = fmt::format("at least --replicates, {}", base.replicates)});
    return size;
}

/// What is asked beside the figures.
ComparisonAsked asked_of(CompareInput const& input, CompareSize const& size)
{
    ComparisonAsked out{.metric = input.metric, .stop = size.stop, .fit = input.experiment.fit.fit};
    if (!input.budget.empty()) out.budget = real_number("budget", input.budget);
    if (!input.worth.empty()) out.worth = positive_number("worth", input.worth);
    for (auto const& file : input.targets)
        for (auto& row : read_targets(file))
            out.surveys.push_back(std::move(row));
    return out;
}

int compare(CompareInput const& input)
{
    auto const start = std::chrono::steady_clock::now();
    auto spec = spec_of(input);
    auto size = size_of(input, spec.arms.front().scenario);
    auto outcome = asked_outcome(asked_of(input, size), spec);
    check_comparison(spec, size, shard_of(input.experiment.study)); // before a study file is made
    ExperimentSession session(input.experiment, spec.arms.front().scenario, "compare");
    size.advance = [&](std::size_t done, std::size_t planned) { session.advance(done, planned); };
    size.interruption = interruption();
    keep_asked(outcome, session.store());
    auto const pairs = spec.fit ? std::size_t{spec.fit.members} * spec.fit.replicates : size.replicates;
    session.forecast({.scenario = spec.arms.front().scenario,
                      .runs = pairs * spec.arms.size(),
                      .worlds = pairs,
                      .threads = size.threads,
                      .card = size.card});
    if (auto const over =
            session.run([&] { outcome.run = run_comparison(std::move(spec), size, session.store()); }))
        return *over;
    outcome.findings = variant_findings(outcome.run, input.metric);
    outcome.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    auto const text = input.experiment.json ? json_text(compare_json(outcome)) : compare_text(outcome);
    print_text(text);
    return exit_ok;
}

std::string named_interventions()
{
    std::string out = "Interventions by name, from week 0 on:\n";
    for (auto const& name : standard_names())
        out += wrapped(padded("  " + name, 21), standard_intervention(name)->info().standard.words);
    return out + "Join parts with '+', change one as in --with escrow.uptake=0.3, or any parameter as in\n"
                 "--with policy.transparency=0.6+policy.shield=0.4.\n";
}

} // namespace

Action declare_compare(Options& options)
{
    auto const input = std::make_shared<CompareInput>();
    declare(input->experiment, options);
    declare(input->experiment.fit, options);
    options
        .add_option("--with", input->with,
                    "the change: a scenario file, a file of interventions, the name of an intervention, or "
                    "NAME=VALUE; "
                    "repeat it for "
                    "more changes")
        .type_name("WHAT")
        .repeatable();
    options.add_option("--metric", input->metric, "the figure to show first (default: harm)").type_name("M");
    options.add_flag("--uncertain", input->uncertain,
                     "draw the uncertain parameters too; both runs of a pair get the same values");
    options.add_flag("--from-start", input->from_start,
                     "make the change in the first week of burn-in, not in week 0");
    options
        .add_option("--half-width", input->half_width,
                    "add replicates until half the 95% interval of the change is at most X; never fewer than "
                    "--replicates, or 20")
        .type_name("X");
    options
        .add_option("--max-replicates", input->most,
                    "largest number of replicates for --half-width (default: 1000)")
        .type_name("R");
    options
        .add_option(
            "--budget", input->budget,
            "say which changes cost at most N more over the whole run, in the unit of their costs, and "
            "sort them by the acts that they prevent for it")
        .type_name("N");
    options
        .add_option(
            "--worth", input->worth,
            "what one act prevented may cost: choose the change of the largest net benefit, not of the "
            "least harm; with --uncertain or --fit")
        .type_name("X");
    options
        .add_option(
            "--targets", input->targets,
            "a table of survey figures of your own: its rows are among the questions whose answers may be "
            "worth knowing; those that a fit was made to are anyway; repeat it for more")
        .type_name("FILE")
        .repeatable();
    options.footer(named_interventions());
    return [input] { return compare(*input); };
}

} // namespace groundswell
