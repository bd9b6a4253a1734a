#include <chrono>
#include <cstdio>
#include <groundswell/problems.hpp>
#include <memory>
#include <nlohmann/json.hpp>

#include "apps/command.hpp"
#include "apps/dose_text.hpp"
#include "apps/experiment_options.hpp"
#include "apps/forecast.hpp"
#include "apps/interruption.hpp"
#include "apps/options.hpp"
#include "apps/print_text.hpp"

namespace groundswell {

using namespace report;

namespace {

struct DoseInput {
    ExperimentOptions experiment;
    std::string parameter, from, to, steps{"5"}, push, metric{"late_harm"};
};

DoseSpec spec_of(DoseInput const& input)
{
    Problems problems;
    auto const required = [&](char const* argument, std::string const& text, char const* what) {
        if (text.empty())
            problems.push_back({.code = ProblemCode::argument_missing,
                                .place = {.argument = argument},
                                .what = "is missing",
                                .allowed = what});
    };
    required("parameter", input.parameter, "what is turned, for example ally_mobilisation.share");
    required("from", input.from, "the first dose");
    required("to", input.to, "the last dose");
    throw_if_any(problems);
    require_figure("metric", input.metric);
    auto base = resolve(input.experiment.scenario);
    auto const push = input.push.empty() ? usual_push(base) : whole_number("push", input.push, 1, 20'000);
    auto fit = fit_of(input.experiment.fit, input.experiment.scenario.replicates, base);
    return {.base = std::move(base),
            .lever = input.parameter,
            .from = real_number("from", input.from),
            .to = real_number("to", input.to),
            .steps = whole_number("steps", input.steps, 1, 1000),
            .push = push,
            .fit = std::move(fit)};
}

int dose(DoseInput const& input)
{
    auto const start = std::chrono::steady_clock::now();
    auto spec = spec_of(input);
    plan_doses(spec); // before a study file is made
    ExperimentSession session(input.experiment, spec.base, "dose");
    auto const run_by = run_by_of(input.experiment.run_by);
    PairedOptions options{.threads = run_by.threads,
                          .count = spec.fit ? spec.fit.members * spec.fit.replicates : spec.base.replicates,
                          .card = run_by.card};
    std::size_t done = 0;
    options.advance = [&] { session.advance(++done, options.count); };
    DoseOutcome outcome;
    outcome.metric = input.metric;
    options.stop = interruption();
    session.forecast({.scenario = spec.base,
                      .runs = options.count * (2 * static_cast<std::size_t>(spec.steps) + 2),
                      .worlds = options.count,
                      .threads = options.threads,
                      .card = options.card});
    if (auto const over =
            session.run([&] { outcome.run = run_doses(std::move(spec), options, session.store()); }))
        return *over;
    outcome.curve = dose_curve(outcome.run, input.metric);
    outcome.tipping = find_tipping(outcome.run, input.metric);
    outcome.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    auto const text =
        input.experiment.json ? json_text(dose_json(outcome)) : dose_text(outcome, Characters::of_terminal());
    print_text(text);
    return exit_ok;
}

} // namespace

Action declare_dose(Options& options)
{
    auto const input = std::make_shared<DoseInput>();
    declare(input->experiment, options);
    declare(input->experiment.fit, options);
    options
        .add_option("--parameter", input->parameter,
                    "the number to change: any parameter, or a number of an intervention (escrow.uptake)")
        .type_name("NAME");
    options.add_option("--from", input->from, "first dose").type_name("X");
    options.add_option("--to", input->to, "last dose").type_name("X");
    options.add_option("--steps", input->steps, "number of equal steps between them (default: 5)")
        .type_name("N");
    options
        .add_option("--push", input->push,
                    "number of weeks for which the last dose is held before it is withdrawn (default: 104, "
                    "or half of "
                    "the horizon if that is shorter)")
        .type_name("W");
    options
        .add_option("--metric", input->metric,
                    "the figure that responds (default: late_harm, the harm of the last two years)")
        .type_name("M");
    return [input] { return dose(*input); };
}

} // namespace groundswell
