#include <groundswell/self_check.hpp>

#include <algorithm>
#include <cmath>
#include <groundswell/figures.hpp>
#include <groundswell/over_replicates.hpp>
#include <groundswell/run.hpp>

#include "experiment/design.hpp"
#include "fit/survey_rows.hpp"
#include "random/draw.hpp"

namespace groundswell {

namespace {

constexpr std::uint32_t replicates = 48, first_replicate = 3U << 29;
constexpr std::uint32_t other_seed = 1U << 20; // added to the seed of the design

/// Two draws of Box and Muller's normal from an address.
double normal(std::uint32_t seed, std::uint32_t point, std::uint32_t row)
{
    Key const key{seed, 0};
    double const u = uniform(key, Purpose::design, {.entity = point, .partner = row, .week = 2, .index = 0});
    double const v = uniform(key, Purpose::design, {.entity = point, .partner = row, .week = 2, .index = 1});
    return std::sqrt(-2 * std::log(u)) * std::cos(6.283185307179586 * v);
}

} // namespace

MadeUpTruth made_up_truth(FitOptions const& options, std::uint32_t point)
{
    auto const seed = options.scenario.seed + other_seed;
    auto const scenario = Design(options.scenario, seed).at(point);
    auto const runs = run_summaries(scenario, {.threads = options.threads,
                                               .series = false,
                                               .observe_every = 0,
                                               .first_replicate = first_replicate,
                                               .replicates = replicates,
                                               .stop = options.stop,
                                               .card = options.card});
    MadeUpTruth out{.point = point, .means = {}, .targets = {}};
    for (std::uint32_t j = 0; j < options.targets.size(); ++j) {
        auto row = options.targets[j];
        double n = 0, sum = 0;
        for (auto const& run : runs)
            for (auto const& metric : run.metrics)
                if (metric.name == row.figure() && metric.group == row.group && !std::isnan(metric.value)) {
                    ++n;
                    sum += metric.value;
                }
        if (n < replicates / 2.0 || sum <= 0) continue;
        double const mean = sum / n;
        auto const bounds = find_figure(row.figure())->bounds;
        row.se *= row.value > 0 ? mean / row.value : 1;
        row.value = std::clamp(mean + row.se * normal(seed, point, j), bounds.low, bounds.high);
        row.low = std::max(bounds.low, row.value - 1.96 * row.se);
        row.high = std::min(bounds.high, row.value + 1.96 * row.se);
        out.means.push_back(mean);
        out.targets.push_back(std::move(row));
    }
    return out;
}

double range_holds(std::size_t values)
{
    if (values == 0) return 0;
    auto const n = static_cast<double>(values);
    return std::min(.95, (n - 1) / (n + 1));
}

SelfCheck self_check(MadeUpTruth const& truth, FitOptions const& options, FitResult const& fit)
{
    auto const rows = survey_rows(options.scenario, truth.targets, options.rules);
    std::vector<RowMean> means;
    for (double const mean : truth.means)
        means.push_back({mean, 0});
    SelfCheck out;
    auto const standing = standing_of(rows, means, options.rules);
    out.implausibility = standing.held;
    out.ruled_out = standing.held > options.rules.cutoff;
    out.rows = rows.size();
    out.expected = range_holds(fit.members.size()) * static_cast<double>(rows.size());
    for (std::size_t j = 0; j < rows.size(); ++j) {
        out.covered += fit.rows[j].low <= truth.means[j] && truth.means[j] <= fit.rows[j].high ? 1 : 0;
        double below = .5;
        for (auto const& member : fit.members)
            below += member.rows[j] < truth.means[j] ? 1 : 0;
        out.places.push_back(below / (static_cast<double>(fit.members.size()) + 1));
    }
    return out;
}

} // namespace groundswell
