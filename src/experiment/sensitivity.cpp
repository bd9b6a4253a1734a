#include <groundswell/sensitivity.hpp>

#include <algorithm>
#include <fmt/format.h>
#include <groundswell/paired.hpp>
#include <groundswell/problems.hpp>
#include <set>

#include "experiment/asked.hpp"
#include "experiment/definition.hpp"
#include "experiment/sensitivity_analysis.hpp"
#include "experiment/sensitivity_plan.hpp"
#include "experiment/sensitivity_runs.hpp"
#include "scenario/hash.hpp"

namespace groundswell {

namespace {

void require_enough(SensitivityOptions const& options)
{
    Problems problems;
    auto const at_least = [&](char const* argument, std::uint32_t given, std::uint32_t fewest,
                              std::string const& why) {
        if (given < fewest)
            problems.push_back({.code = ProblemCode::value_out_of_range,
                                .place = {.argument = argument},
                                .what = fmt::format("is {}", given),
                                .allowed = fmt::format("at least {}", fewest),
                                .suggestion = why});
    };
    at_least("trajectories", options.trajectories, fewest_trajectories,
             "fewer tell no large effect from a small one; 8 do");
    // The error of a first index is about 1 / sqrt(replicates).
    at_least("replicates", options.replicates, fewest_sensitivity_replicates,
             "with 16, 95% intervals of shares reach 50 points to each side; with 128, 18 points");
    at_least("keep", options.keep, 1, "the numbers with the largest effects are kept");
    throw_if_any(problems);
    for (auto const& metric : options.metrics)
        require_figure("metric", metric);
}

void require_uncertain(AllowedCube const& cube)
{
    if (cube.parameters().empty())
        throw UserError(Problem{.code = ProblemCode::value_conflict,
                                .place = {.argument = "scenario"},
                                .what = "sets every uncertain number itself",
                                .allowed = "what it sets is not varied, so that nothing is left to vary",
                                .suggestion = "leave out what is not known"});
}

/// What tells these sizes from others.
std::string name_of(AskedSizes const& sizes)
{
    std::string out = fmt::format("{}{} trajectories, {} kept, {} replicates", AskedSizes::prefix,
                                  sizes.trajectories, sizes.keep, sizes.replicates);
    for (auto const& metric : sizes.metrics)
        out += ", " + metric.name;
    return out;
}

void define(Scenario const& scenario, AllowedCube const& cube, SensitivityOptions const& options,
            PointStore& store)
{
    AskedSensitivity const asked{.scenario = fmt::format("{:016x}", scenario_hash(scenario)),
                                 .space = fmt::format("{:016x}", cube.space().hash()),
                                 .seed = scenario.seed};
    for (auto const* stage : {screening_stage, indices_stage})
        store.define(stage, definition_of(asked));
    AskedSizes sizes{.metrics = {},
                     .trajectories = options.trajectories,
                     .keep = options.keep,
                     .replicates = options.replicates};
    for (auto const& metric : options.metrics)
        sizes.metrics.push_back({metric});
    store.define(name_of(sizes), definition_of(sizes));
}

/// Mark the numbers with the largest effects on each metric as kept for all.
void keep_largest(std::vector<MetricSensitivity>& metrics, std::size_t keep)
{
    std::set<std::string> names;
    for (auto const& metric : metrics)
        for (std::size_t i = 0; i < std::min(keep, metric.screening.size()); ++i)
            if (metric.screening[i].absolute > 0) names.insert(metric.screening[i].parameter);
    for (auto& metric : metrics)
        for (auto& effects : metric.screening)
            effects.kept = names.contains(effects.parameter);
}

/// What the screening says.
SensitivityResult screened(std::vector<SensitivityRun> runs, AllowedCube const& cube,
                           SensitivityOptions const& options, std::uint32_t seed)
{
    SensitivityResult out{.parameters = {}, .metrics = {}, .runs = std::move(runs)};
    for (auto const& parameter : cube.parameters())
        out.parameters.push_back(parameter.at.name);
    for (auto const& metric : options.metrics) {
        auto& one = out.metrics.emplace_back();
        one.metric = metric;
        one.group = figure_group(metric);
        one.screening = effects_on(metric_column(out.runs, metric), cube.parameters(), options, seed);
    }
    keep_largest(out.metrics, options.keep);
    return out;
}

/// The numbers kept, as indices of all, ascending.
std::vector<std::size_t> kept_in(SensitivityResult const& result)
{
    auto const& screening = result.metrics.front().screening; // the same for every metric
    std::vector<std::size_t> out;
    for (std::size_t k = 0; k < result.parameters.size(); ++k)
        if (std::ranges::find(screening, result.parameters[k], &ElementaryEffects::parameter)->kept)
            out.push_back(k);
    return out;
}

void require_known(MetricSensitivity const& metric)
{
    if (metric.replicates < fewest_sensitivity_replicates)
        throw UserError(Problem{.code = ProblemCode::figure_withheld,
                                .place = {.argument = "metric"},
                                .what = fmt::format("'{}' is known at every point of {} replicates only",
                                                    metric.metric, metric.replicates),
                                .allowed = fmt::format("at least {}: elsewhere its denominator is 0",
                                                       fewest_sensitivity_replicates),
                                .suggestion = "ask for more replicates, or for another metric"});
}

} // namespace

SensitivityRuns sensitivity_runs(Scenario const& scenario, SensitivityOptions const& options)
{
    auto const parameters = uncertain_parameters(scenario);
    std::size_t const n = parameters.size(), kept = std::min(n, options.keep * options.metrics.size());
    std::vector<std::size_t> some(kept);
    for (std::size_t k = 0; k < kept; ++k)
        some[k] = k;
    std::size_t const screening = options.trajectories * (n + 1);
    return {screening, screening + options.replicates * (indices_plan(parameters, some).moved.size() + 2)};
}

void check_sensitivity(Scenario const& scenario, SensitivityOptions const& options)
{
    require_enough(options);
    require_uncertain(AllowedCube(scenario));
}

SensitivityResult measure_sensitivity(Scenario const& scenario, SensitivityOptions const& options,
                                      PointStore& store)
{
    require_enough(options);
    AllowedCube const cube(scenario);
    require_uncertain(cube);
    define(scenario, cube, options, store);

    RunsDone progress{.planned = sensitivity_runs(scenario, options).most};
    auto screening = screening_runs(scenario.seed, options.trajectories, cube.parameters());
    fill_in(screening, cube, options, store, progress);
    auto out = screened(std::move(screening), cube, options, scenario.seed);

    auto const plan = indices_plan(cube.parameters(), kept_in(out));
    auto runs = indices_runs(scenario.seed, options.replicates, cube.parameters().size(), plan.moved);
    progress.planned = out.runs.size() + runs.size();
    progress.more_follows = false;
    fill_in(runs, cube, options, store, progress);
    for (auto& metric : out.metrics) {
        add_indices(metric, metric_column(runs, metric.metric), plan, Key{scenario.seed, 0});
        require_known(metric);
    }
    std::ranges::move(runs, std::back_inserter(out.runs));
    return out;
}

std::optional<SensitivityResult> kept_sensitivity(Scenario const& scenario, SensitivityOptions options,
                                                  PointStore& store)
{
    AllowedCube const cube(scenario);
    auto screening = screening_runs(scenario.seed, options.trajectories, cube.parameters());
    for (auto& run : screening) {
        auto figures = store.recall(run.key);
        if (!figures) return std::nullopt;
        run.figures = std::move(*figures);
    }
    auto const result = screened(std::move(screening), cube, options, scenario.seed);
    auto const plan = indices_plan(cube.parameters(), kept_in(result));
    auto const runs = indices_runs(scenario.seed, options.replicates, cube.parameters().size(), plan.moved);
    auto const lacking = std::ranges::find_if(
        runs, [&](SensitivityRun const& run) { return !store.recall(run.key).has_value(); });
    if (lacking != runs.end()) options.replicates = lacking->key.replicate;
    if (options.replicates < fewest_sensitivity_replicates) return std::nullopt;
    return measure_sensitivity(scenario, options, store);
}

} // namespace groundswell
