#include <algorithm>
#include <fmt/format.h>
#include <functional>
#include <groundswell/check_scenario.hpp>
#include <groundswell/figures.hpp>
#include <nlohmann/json.hpp>

#include "report/fit_outcome.hpp"

namespace groundswell::report {

namespace {

Json spread_json(RowSpread const& spread)
{
    return {{"low", finite(spread.low)},
            {"median", finite(spread.median)},
            {"high", finite(spread.high)},
            {"inside", finite(spread.inside)}};
}

Json rows_json(FitOutcome const& outcome)
{
    Json out = Json::array();
    for (std::size_t j = 0; j < outcome.fit.targets.size(); ++j) {
        auto const& target = outcome.fit.targets[j];
        out.push_back({{"quantity", target.quantity},
                       {"figure", target.figure()},
                       {"group", target.group},
                       {"unit", unit_of_row(target.figure())},
                       {"value", target.value},
                       {"low", finite(target.low)},
                       {"high", finite(target.high)},
                       {"se", finite(target.se)},
                       {"held_out", static_cast<bool>(outcome.fit.held_out[j])},
                       {"before", spread_json(outcome.fit.waves.front().rows[j])},
                       {"members", spread_json(outcome.fit.rows[j])}});
    }
    return out;
}

constexpr std::size_t shown_together = 6;

/// The numbers learned most, member by member: where each value lies in its plausible range, from 0 to 1.
Json learned_together(FitResult const& fit)
{
    std::vector<std::size_t> most;
    for (std::size_t k = 0; k < fit.parameters.size(); ++k)
        if (fit.parameters[k].learned) most.push_back(k);
    std::ranges::stable_sort(most, std::greater{}, [&](std::size_t k) { return fit.parameters[k].distance; });
    most.resize(std::min(most.size(), shown_together));
    Json out{{"names", Json::array()}, {"members", Json::array()}};
    for (auto const k : most)
        out["names"].push_back(fit.parameters[k].name);
    for (auto const& member : fit.members) {
        Json one = Json::array();
        for (auto const k : most) {
            auto const& [low, high] = fit.parameters[k].plausible;
            one.push_back(std::clamp((member.values[k] - low) / (high - low), 0.0, 1.0));
        }
        out["members"].push_back(std::move(one));
    }
    return out;
}

Json experiments_json(FitResult const& fit)
{
    Json out = Json::array();
    for (auto const& row : fit.experiments)
        out.push_back({{"id", row.id},
                       {"part", row.part},
                       {"what", row.what},
                       {"unit", row.unit},
                       {"value", row.value ? Json(*row.value) : Json(nullptr)},
                       {"low", finite(row.low)},
                       {"high", finite(row.high)},
                       {"held", row.held},
                       {"covered", row.is_covered()},
                       {"members", spread_json(row.members)}});
    return out;
}

Json waves_json(FitResult const& fit)
{
    Json out = Json::array();
    for (auto const& wave : fit.waves) {
        out.push_back({{"points", wave.points},
                       {"log10_share_left", finite(wave.log10_share)},
                       {"climbing", wave.climbing},
                       {"rows_inside_predicted", finite(wave.predicted_inside)},
                       {"rows_inside_median", finite(wave.inside)},
                       {"rows_inside_best", finite(wave.best)}});
    }
    return out;
}

} // namespace

std::string_view unit_of_row(std::string_view name)
{
    auto const* const figure = find_figure(name);
    return figure != nullptr ? figure->unit : "";
}

Json fit_json(FitOutcome const& outcome)
{
    auto const& fit = outcome.fit;
    auto const& rules = outcome.options.rules;
    Json out{{"version", GROUNDSWELL_VERSION},
             {"title", outcome.options.scenario.title},
             {"scenario_hash", fmt::format("{:016x}", scenario_hash(outcome.options.scenario))},
             {"seed", outcome.options.scenario.seed},
             {"command", outcome.command},
             {"rules",
              {{"cutoff", rules.cutoff},
               {"largest", rules.largest},
               {"inside", rules.inside},
               {"discrepancy", rules.discrepancy}}},
             {"runs", fit.runs},
             {"candidates", fit.candidates},
             {"chosen", fit.chosen},
             {"confirmed", fit.confirmed},
             {"members", fit.members.size()},
             {"member_replicates", outcome.options.member_replicates},
             {"waves", waves_json(fit)},
             {"rows", rows_json(outcome)},
             {"parameters", Json::array()},
             {"conflicts", Json::array()}};
    for (auto const& p : fit.parameters)
        out["parameters"].push_back({{"name", p.name},
                                     {"plausible", {p.plausible.low, p.plausible.high}},
                                     {"low", finite(p.low)},
                                     {"median", finite(p.median)},
                                     {"high", finite(p.high)},
                                     {"spread", finite(p.spread)},
                                     {"distance", finite(p.distance)},
                                     {"learned", p.learned}});
    if (auto const& check = outcome.self_check)
        out["self_check"] = {{"implausibility", finite(check->implausibility)},
                             {"ruled_out", check->ruled_out},
                             {"covered", check->covered},
                             {"rows", check->rows},
                             {"expected", check->expected},
                             {"places", check->places}};
    out["learned_together"] = learned_together(fit);
    if (outcome.options.experiments)
        out["experiments"] = {
            {"rows", experiments_json(fit)}, {"not_run", fit.not_run}, {"ruled_out", fit.against_effects}};
    for (auto const& [a, b, by] : fit.conflicts)
        out["conflicts"].push_back(
            {{"rows", {fit.targets[a].label(), fit.targets[b].label()}}, {"half_widths", finite(by)}});
    return out;
}

} // namespace groundswell::report
