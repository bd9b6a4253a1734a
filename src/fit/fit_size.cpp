#include "fit/fit_size.hpp"

#include <algorithm>
#include <chrono>
#include <fmt/format.h>
#include <groundswell/problems.hpp>
#include <groundswell/run.hpp>

#include "experiment/definition.hpp"
#include "experiment/design.hpp"
#include "fit/asked_fit.hpp"
#include "parallel/executor.hpp"

namespace groundswell {

namespace {

constexpr std::uint32_t least_points = 64, most_points = 4096;

FitOptions sized(FitOptions options, std::uint32_t points, std::uint32_t members)
{
    options.points = points;
    options.first_points = 2 * points;
    options.members = members;
    return options;
}

} // namespace

double seconds_of_a_run(FitOptions const& options)
{
    Design const design(options.scenario, options.scenario.seed);
    Executor const executor(options.threads, options.stop);
    auto const runs = static_cast<std::size_t>(std::max(16, 4 * executor.threads()));
    auto const begun = std::chrono::steady_clock::now();
    executor.for_each_dynamic(runs, [&](std::size_t i) {
        run_replicate(
            design.at(static_cast<std::uint32_t>(i)), 0,
            {.threads = 1, .series = false, .observe_every = 0, .stop = options.stop, .card = options.card});
    });
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count() /
           static_cast<double>(runs);
}

void size_within(std::size_t runs, FitOptions& options)
{
    auto members = options.members;
    while (members > least_members && planned_runs(sized(options, least_points, members)) > runs)
        members -= std::max(1U, members / 16);
    auto points = least_points;
    while (points + 16 <= most_points && planned_runs(sized(options, points + 16, members)) <= runs)
        points += 16;
    options = sized(options, points, std::max(members, std::min(least_members, options.members)));
    options.most_runs = runs;
    if (auto const least = planned_runs(options); least > runs)
        throw UserError(Problem{.code = ProblemCode::value_out_of_range,
                                .place = {.argument = "minutes"},
                                .what = fmt::format("buys {} run{}", runs, runs == 1 ? "" : "s"),
                                .allowed = fmt::format("at least {}, for {} members", least, options.members),
                                .suggestion = "give it more minutes, or simulate fewer people or weeks"});
}

void take_sizes(std::string const& definition, FitOptions& options)
{
    auto const asked = read_definition<AskedFit>("the study", definition);
    options.members = asked.members;
    options.first_points = asked.first_points;
    options.points = asked.points;
    options.waves = asked.waves;
    options.rounds = asked.rounds;
    options.most_runs = static_cast<std::size_t>(asked.most_runs);
}

} // namespace groundswell
