#include "fit/experiment_rows.hpp"

#include <algorithm>
#include <cmath>
#include <groundswell/problems.hpp>
#include <limits>

#include "fit/survey_rows.hpp"
#include "scenario/check.hpp"

namespace groundswell {

namespace {

constexpr double widths = 2 * 1.96; // of a standard error in a 95 % interval
constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

/// Whether this scenario can be changed as an experiment asks.
bool can_run(MeasuredExperiment const& experiment, Scenario const& scenario)
{
    for (auto const* group : {"woman", "man"})
        if (std::ranges::count(scenario.groups, group) == 0) return false;
    try {
        return std::ranges::all_of(
            experiment.arms, [&](ClaimArm const& arm) { return check_scenario(arm.of(scenario)).empty(); });
    } catch (UserError const&) {
        return false;
    }
}

MeasuredNumber const* number_of(std::string const& id, std::string const& part)
{
    auto const& all = shipped_measured();
    auto const at = std::ranges::find_if(
        all, [&](MeasuredNumber const& number) { return number.id == id && number.part == part; });
    return at == all.end() ? nullptr : &*at;
}

std::vector<PointValue> kept(std::span<FitExperiment const> rows, std::span<EffectAtPoint const> effects)
{
    std::vector<PointValue> out;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        out.push_back({rows[i].id + " " + rows[i].part, "value", effects[i].value});
        out.push_back({rows[i].id + " " + rows[i].part, "se", effects[i].se});
    }
    return out;
}

std::vector<EffectAtPoint> recalled(std::span<FitExperiment const> rows, std::span<PointValue const> values)
{
    auto const find = [&](FitExperiment const& row, char const* what) {
        auto const at = std::ranges::find_if(values, [&](PointValue const& v) {
            return v.metric == row.id + " " + row.part && v.group == what;
        });
        return at == values.end() ? unknown : at->value;
    };
    std::vector<EffectAtPoint> out;
    for (auto const& row : rows)
        out.push_back({find(row, "value"), find(row, "se")});
    return out;
}

} // namespace

ExperimentRows::ExperimentRows(FitOptions const& options) : options_(options)
{
    if (!options.experiments) return;
    for (auto experiment : shipped_experiments()) {
        auto const number =
            number_of(experiment.id, experiment.parts.empty() ? "" : experiment.parts[0].name);
        if (!experiment.possible || number == nullptr || (number->unit == "share" && !number->held)) continue;
        if (!can_run(experiment, options.scenario)) {
            not_run_.push_back(experiment.id);
            continue;
        }
        experiment.course.reset();
        runs_ += (experiment.arms.size() + 1) * options.member_replicates;
        for (auto const& part : experiment.parts) {
            auto const& row = *number_of(experiment.id, part.name);
            rows_.push_back({.id = row.id,
                             .part = row.part,
                             .what = row.what,
                             .unit = row.unit,
                             .value = row.value,
                             .low = row.low,
                             .high = row.high,
                             .held = row.held});
        }
        experiments_.push_back(std::move(experiment));
    }
}

std::vector<EffectAtPoint> ExperimentRows::operator()(std::span<double const> unit, Scenario const& point,
                                                      PointRunner& runner) const
{
    if (rows_.empty()) return {};
    PointKey const key{"fit", point_name("experiments", unit), 0};
    if (auto const values = runner.store().recall(key)) {
        runner.count(runs_, true);
        return recalled(rows_, *values);
    }
    auto const results = run_measured(experiments_, {.base = point,
                                                     .replicates = options_.member_replicates,
                                                     .threads = options_.threads,
                                                     .stop = options_.stop,
                                                     .card = options_.card});
    std::vector<EffectAtPoint> out;
    for (auto const& result : results)
        for (auto const& part : result.parts)
            out.push_back({part.value, (part.interval.high - part.interval.low) / widths});
    runner.store().keep(key, kept(rows_, out));
    runner.count(runs_, false);
    return out;
}

std::vector<double> ExperimentRows::implausibilities(std::span<EffectAtPoint const> effects) const
{
    std::vector<double> out;
    for (std::size_t i = 0; i < rows_.size(); ++i) {
        auto const& row = rows_[i];
        if (row.held || !row.value || std::isnan(effects[i].value)) continue;
        double const measured = std::isfinite(row.high - row.low) ? (row.high - row.low) / widths : 0;
        double const model = options_.rules.discrepancy * std::abs(*row.value);
        double const chance = std::isfinite(effects[i].se) ? effects[i].se : 0;
        double const squares = measured * measured + model * model + chance * chance;
        out.push_back(std::abs(effects[i].value - *row.value) / std::sqrt(std::max(squares, least_variance)));
    }
    return out;
}

} // namespace groundswell
