#include <groundswell/dose_finding.hpp>

#include <algorithm>
#include <cmath>
#include <groundswell/over_replicates.hpp>

#include "experiment/beyond_chance.hpp"
#include "experiment/bootstrap.hpp"

namespace groundswell {

namespace {

using Columns = std::vector<std::vector<double>>; ///< [dose][replicate]

double mean_slope(Columns const& columns, std::vector<double> const& doses, std::size_t step,
                  std::span<std::size_t const> sample)
{
    double sum = 0;
    std::size_t n = 0;
    for (auto const i : sample) {
        double const rise = columns[step + 1][i] - columns[step][i];
        if (std::isnan(rise)) continue;
        sum += rise;
        ++n;
    }
    return n == 0 ? 0 : sum / static_cast<double>(n) / (doses[step + 1] - doses[step]);
}

std::size_t steepest_step(Columns const& columns, std::vector<double> const& doses,
                          std::span<std::size_t const> sample)
{
    std::size_t best = 0;
    double most = -1;
    for (std::size_t step = 0; step + 1 < doses.size(); ++step) {
        double const slope = std::abs(mean_slope(columns, doses, step, sample));
        if (slope > most) {
            most = slope;
            best = step;
        }
    }
    return best;
}

DoseCurve::Steepest steepest(Columns const& columns, std::vector<double> const& doses, Key key)
{
    auto const n = columns.front().size();
    auto const step = steepest_step(columns, doses, identity_sample(n));
    DoseCurve::Steepest out{.low_dose = doses[step], .high_dose = doses[step + 1]};
    std::vector<double> slopes;
    for (std::size_t i = 0; i < n; ++i)
        slopes.push_back((columns[step + 1][i] - columns[step][i]) / (doses[step + 1] - doses[step]));
    out.slope = estimate_difference(slopes);
    out.where = bootstrap_interval(n, key, [&](std::span<std::size_t const> sample) {
        auto const at = steepest_step(columns, doses, sample);
        return (doses[at] + doses[at + 1]) / 2;
    });
    return out;
}

} // namespace

DoseCurve dose_curve(DoseRun const& run, std::string const& metric)
{
    DoseCurve out;
    auto const& doses = run.plan.doses;
    Columns columns;
    for (std::size_t d = 0; d < doses.size(); ++d) {
        auto values = paired_column(run.replicates, run.plan.up(d), metric, figure_group(metric));
        if (!values) {
            out.withheld = true;
            return out;
        }
        columns.push_back(std::move(*values));
    }
    for (std::size_t d = 0; d < doses.size(); ++d) {
        out.points.push_back({.dose = doses[d],
                              .response = estimate_mean(columns[d], bounds_of(metric)),
                              .effect = paired_difference(columns.front(), columns[d], bounds_of(metric))});
        out.flat = out.flat && !beyond_chance(out.points.back().effect.difference, doses.size() - 1);
    }
    if (doses.size() > 1) out.steepest = steepest(columns, doses, Key{run.spec.base.seed, 0});
    return out;
}

} // namespace groundswell
