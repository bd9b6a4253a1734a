#include "experiment/sensitivity_runs.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <groundswell/paired.hpp>
#include <groundswell/problems.hpp>
#include <groundswell/run.hpp>

#include "experiment/sobol.hpp"
#include "experiment/units.hpp"
#include "parallel/executor.hpp"
#include "scenario/hash.hpp"

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
    RunOptions const alone{
        .threads = 1, .series = true, .observe_every = 0, .stop = options.stop, .card = options.card};
    auto const middle = cube.at(std::vector(cube.parameters().size(), .5));
    Units units{.of = fmt::format("sensitivity {} {}", scenario_hash(middle), cube.space().hash()),
                .count = runs.size(),
                .points = {},
                .address = {},
                .run = {},
                .take = {},
                .more_follows = progress.more_follows};
    units.points = [&](std::size_t i) { return std::vector{runs[i].key}; };
    // The second stage follows from the first, which other ranks do not know. So they are told the point
    // itself.
    units.address = [&](std::size_t i) {
        std::vector<double> out{static_cast<double>(runs[i].draws)};
        out.insert(out.end(), runs[i].unit.begin(), runs[i].unit.end());
        return out;
    };
    units.run = [&](std::vector<double> const& address, std::vector<std::size_t> const&,
                    KeepPoint const& keep) {
        auto const draws = static_cast<std::uint32_t>(address.at(0));
        std::vector<double> const unit(address.begin() + 1, address.end());
        keep(0, main_figures(run_replicate(cube.at(unit), draws, alone)));
    };
    units.take = [&](std::size_t i, std::size_t, std::vector<PointValue> values) {
        runs[i].figures = std::move(values);
    };
    units.advance = [&](bool) {
        ++progress.done;
        if (options.advance) options.advance(progress.done, progress.planned);
    };
    run_units(units, Executor(options.threads, options.stop), store);
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
