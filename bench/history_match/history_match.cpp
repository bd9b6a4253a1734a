#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <groundswell/members.hpp>
#include <groundswell/read_scenario.hpp>
#include <groundswell/targets.hpp>
#include <string>

#include "../clock.hpp"
#include "experiment/plausible_space.hpp"
#include "experiment/sobol.hpp"
#include "fit/history_match.hpp"

/// A design of runs, points to be judged by it, and what our emulators say about these. Prints one JSON
/// object, which another tool's emulators are trained and judged on: bench/history_match/run.
namespace groundswell {
namespace {

struct Options {
    std::uint32_t design{1024}, box{200}, members{100}, replicates{8};
    int threads{2};
};

std::string json(double value)
{
    return std::isfinite(value) ? fmt::format("{:.9g}", value) : "null";
}

std::string json(std::vector<double> const& values)
{
    std::string out;
    for (double const value : values)
        out += fmt::format("{}{}", out.empty() ? "" : ",", json(value));
    return "[" + out + "]";
}

std::string json(std::vector<std::vector<double>> const& rows)
{
    std::string out;
    for (auto const& row : rows)
        out += fmt::format("{}{}", out.empty() ? "" : ",\n  ", json(row));
    return "[" + out + "]";
}

/// Points of the plausible space beyond those of the design, spread as evenly.
std::vector<std::vector<double>> further_points(FitSpace const& space, Options const& options)
{
    Sobol const sobol(1);
    std::vector<std::vector<double>> points;
    for (std::uint32_t i = 0, seen = 0; points.size() < options.box; ++i) {
        std::vector<double> unit(space.dimensions());
        for (std::size_t k = 0; k < unit.size(); ++k)
            unit[k] = sobol(i, k);
        if (!space.contradicts(unit) && seen++ >= options.design) points.push_back(std::move(unit));
    }
    return points;
}

std::vector<std::vector<double>> member_points(Scenario const& scenario, std::size_t most)
{
    MemberPoints const members(scenario, read_members(std::string(shipped_fit)));
    PlausibleSpace const space(scenario);
    std::vector<std::vector<double>> points;
    for (std::uint32_t i = 0; i < std::min<std::size_t>(most, *members.size()); ++i)
        points.push_back(space.unit_of(members.at(i)));
    return points;
}

void print(Options const& asked)
{
    FitOptions options;
    options.scenario = default_scenario();
    options.targets = read_targets("");
    options.first_points = asked.design;
    options.threads = asked.threads;
    FitSpace const space(options.scenario);
    auto const rows = survey_rows(options.scenario, options.targets, options.rules);
    PointsInMemory store;
    PointRunner runner(options, space, rows, store);
    HistoryMatch match(options, space, rows, runner);
    match.first_wave();
    auto const& design = match.runs();
    std::optional<Emulators> emulators;
    auto const training = yardstick::timed([&] { emulators.emplace(design, rows, 0, runner.executor()); });

    auto points = further_points(space, asked);
    auto const members = member_points(options.scenario, asked.members);
    points.insert(points.end(), members.begin(), members.end());
    auto const runs = runner(points, {.name = "judged", .first = 1U << 30, .count = asked.replicates});
    std::vector<std::vector<double>> means, variances, guesses, errors;
    std::vector<Guess> guess(rows.size());
    auto const predicting = yardstick::timed([&] {
        for (auto const& point : points) {
            emulators->guess(point, guess);
            guesses.emplace_back();
            errors.emplace_back();
            for (auto const& one : guess) {
                guesses.back().push_back(one.mean);
                errors.back().push_back(one.error);
            }
        }
    });
    for (auto const& run : runs) {
        means.emplace_back();
        variances.emplace_back();
        for (auto const& mean : row_means(run, rows.size())) {
            means.back().push_back(mean.mean);
            variances.back().push_back(mean.variance);
        }
    }
    std::vector<double> values, tolerances;
    std::string names;
    for (auto const& row : rows) {
        values.push_back(row.target.value);
        tolerances.push_back(row.tolerance);
        names += fmt::format("{}\"{}\"", names.empty() ? "" : ",", row.target.label());
    }
    fmt::print("{{\"rows\": [{}],\n\"values\": {},\n\"tolerances\": {},\n", names, json(values),
               json(tolerances));
    fmt::print("\"cutoff\": {}, \"largest\": {}, \"box\": {},\n", options.rules.cutoff, options.rules.largest,
               asked.box);
    fmt::print("\"design\": {{\"points\": {},\n\"means\": {}}},\n", json(design.points), json(design.means));
    fmt::print("\"judged\": {{\"points\": {},\n\"means\": {},\n\"variances\": {},\n\"guesses\": "
               "{},\n\"errors\": {}}},\n",
               json(points), json(means), json(variances), json(guesses), json(errors));
    fmt::print("\"seconds\": {{\"training\": {}, \"predicting\": {}}}}}\n", json(training.wall),
               json(predicting.wall));
}

} // namespace
} // namespace groundswell

int main(int argc, char** argv)
{
    groundswell::Options options;
    CLI::App app{"Prints a design, points to be judged, and what our emulators say about them, as JSON"};
    app.add_option("--design", options.design, "points of the design, one run each (1024)");
    app.add_option("--box", options.box, "points of the box to be judged (200)");
    app.add_option("--members", options.members, "members of the shipped fit to be judged (100)");
    app.add_option("--replicates", options.replicates, "runs of each judged point (8)");
    app.add_option("--threads", options.threads, "threads (2)");
    CLI11_PARSE(app, argc, argv);
    groundswell::print(options);
}
