#include "experiment/sensitivity_runs.hpp"

#include <algorithm>
#include <groundswell/paired.hpp>
#include <groundswell/problems.hpp>
#include <groundswell/run.hpp>
#include <mutex>

#include "experiment/shard_units.hpp"
#include "experiment/sobol.hpp"
#include "parallel/executor.hpp"

namespace groundswell {

namespace {

/// Draws of the indices begin here; those of the screening at 0.
constexpr std::uint32_t draws_of_indices = 1U << 16;

/// Every figure of an experiment, of the group that stands for the whole.
std::vector<PointValue> main_figures(ReplicateResult const& result)
{
    auto out = kept_figures(result);
    auto const& names = figure_names();
    std::erase_if(out, [&](PointValue const& value) {
        return std::ranges::find(names, value.metric) == names.end() ||
               value.group != figure_group(value.metric);
    });
    return out;
}

} // namespace

Trajectory screening_trajectory(std::uint32_t seed, std::uint32_t index, std::size_t dimensions)
{
    return {Key{seed, 0}, index, dimensions};
}

std::vector<SensitivityRun> screening_runs(std::uint32_t seed, std::uint32_t trajectories,
                                           std::vector<UncertainParameter> const& parameters)
{
    std::vector<SensitivityRun> out;
    for (std::uint32_t t = 0; t < trajectories; ++t) {
        auto const trajectory = screening_trajectory(seed, t, parameters.size());
        for (std::size_t moves = 0; moves <= parameters.size(); ++moves) {
            auto const name = moves == 0 ? "start" : parameters[trajectory.order()[moves - 1]].at.name;
            out.push_back({.key = {screening_stage, name, t},
                           .draws = t,
                           .unit = trajectory.after(moves),
                           .figures = {}});
        }
    }
    return out;
}

std::vector<SensitivityRun> indices_runs(std::uint32_t seed, std::uint32_t replicates, std::size_t dimensions,
                                         std::vector<MovedTogether> const& moved)
{
    Sobol const sobol(seed);
    std::vector<SensitivityRun> out;
    for (std::uint32_t i = 0; i < replicates; ++i) {
        std::vector<double> a, b;
        for (std::size_t k = 0; k < dimensions; ++k) {
            a.push_back(sobol(i, k));
            b.push_back(sobol(i, dimensions + k));
        }
        std::uint32_t const draws_of_a = draws_of_indices + 2 * i, draws_of_b = draws_of_a + 1;
        auto const add = [&](std::string name, std::uint32_t draws, std::vector<double> unit) {
            out.push_back({.key = {indices_stage, std::move(name), i},
                           .draws = draws,
                           .unit = std::move(unit),
                           .figures = {}});
        };
        add("A", draws_of_a, a);
        add("B", draws_of_b, b);
        for (auto const& together : moved) {
            auto ab = a;
            for (auto const k : together.numbers)
                ab[k] = b[k];
            add(together.name, together.draws ? draws_of_b : draws_of_a, std::move(ab));
        }
    }
    return out;
}

void fill_in(std::vector<SensitivityRun>& runs, AllowedCube const& cube, SensitivityOptions const& options,
             PointStore& store, RunsDone& progress)
{
    std::mutex one_at_a_time; // a store and the caller's progress know nothing of threads
    ShardUnits units(store);
    auto const advance = [&](std::size_t unit) {
        if (!units.has(unit)) return;
        ++progress.done;
        if (options.advance) options.advance(progress.done, progress.planned);
    };
    RunOptions const alone{.threads = 1, .series = true, .observe_every = 0, .stop = options.stop};
    Executor(options.threads, options.stop).for_each_dynamic(runs.size(), [&](std::size_t i) {
        auto& run = runs[i];
        {
            std::lock_guard const lock(one_at_a_time);
            if (auto kept = store.recall(run.key)) {
                run.figures = std::move(*kept);
                return advance(i);
            }
        }
        if (!units.runs(i)) return;
        run.figures = main_figures(run_replicate(cube.at(run.unit), run.draws, alone));
        std::lock_guard const lock(one_at_a_time);
        store.keep(run.key, run.figures);
        advance(i);
    });
    units.finish(progress.more_follows);
}

std::vector<double> metric_column(std::vector<SensitivityRun> const& runs, std::string const& metric)
{
    auto const group = figure_group(metric);
    std::vector<double> out;
    for (auto const& run : runs) {
        auto const at = std::ranges::find_if(run.figures, [&](PointValue const& value) {
            return value.metric == metric && value.group == group;
        });
        if (at == run.figures.end())
            throw UserError(Problem{.code = ProblemCode::figure_withheld,
                                    .place = {.argument = "metric"},
                                    .what = "'" + metric + "' cannot be shown",
                                    .allowed = "it is about too few people in some run",
                                    .suggestion = "ask for another one"});
        out.push_back(at->value);
    }
    return out;
}

} // namespace groundswell
