#include <cmath>
#include <fmt/format.h>
#include <groundswell/over_replicates.hpp>
#include <groundswell/paired_difference.hpp>
#include <nlohmann/json.hpp>

#include "experiment/compare_cost.hpp"
#include "report/budget.hpp"
#include "report/compare_outcome.hpp"
#include "report/costs.hpp"
#include "report/decision_outcome.hpp"
#include "report/exclusion_words.hpp"
#include "report/fit_words.hpp"
#include "report/metric_words.hpp"
#include "scenario/hash.hpp"

namespace groundswell::report {

namespace {

Json figure_json(FigureDifference const& figure)
{
    Json out{{"metric", figure.metric}, {"group", figure.group}, {"withheld", figure.withheld}};
    if (figure.withheld) return out;
    out["without"] = json_of(figure.paired.base);
    out["with"] = json_of(figure.paired.variant);
    out["difference"] = json_of(figure.paired.difference);
    out["identical"] = figure.paired.identical;
    out["correlation"] = finite(figure.paired.correlation);
    out["variance_reduction"] = finite(figure.paired.variance_reduction);
    if (figure.over_members) out["over_members"] = json_of(*figure.over_members);
    return out;
}

/// Costs of several units are not added, so there is no sum of them.
Json cost_json(CostPerAct const& cost, std::vector<std::string> const& units)
{
    bool const known = units.size() <= 1;
    return {{"unit", units.size() == 1 ? Json(units.front()) : Json(nullptr)},
            {"units", units},
            {"extra_cost", known ? json_of(cost.extra_cost) : Json(nullptr)},
            {"acts_prevented", json_of(cost.acts_prevented)},
            {"per_act_prevented", known ? json_of(cost.ratio) : Json(nullptr)}};
}

/// Years beyond the horizon are null.
Json fading_json(Fading const& fading)
{
    if (!fading.determined) return nullptr;
    return {{"counted_from", fading.after_end ? "end" : "peak"},
            {"from_year", fading.from},
            {"effect", json_of(fading.effect)},
            {"years", finite(fading.years)},
            {"low", finite(fading.low)},
            {"high", finite(fading.high)},
            {"watched_years", fading.watched}};
}

Json states_json(std::optional<PairedStates> const& states)
{
    if (!states) return nullptr;
    Json out{{"border", states->border},
             {"low_norm", json_of(states->low)},
             {"high_norm", json_of(states->high)},
             {"high_without", json_of(states->base_high)},
             {"high_with", json_of(states->variant_high)},
             {"pairs", Json::array()}};
    char const* const names[]{"low", "high"};
    for (int from = 0; from < 2; ++from)
        for (int to = 0; to < 2; ++to)
            out["pairs"].push_back({{"without", names[from]},
                                    {"with", names[to]},
                                    {"n", states->cell[from][to].pairs},
                                    {"difference", json_of(states->cell[from][to].difference)}});
    return out;
}

/// Change as a share of the base, by Fieller's interval of the ratio of means; null if not determined.
Json relative_change(CompareRun const& run, std::size_t arm, FigureDifference const& figure)
{
    auto const base = paired_column(run.replicates, 0, figure.metric, figure.group);
    auto const variant = paired_column(run.replicates, arm, figure.metric, figure.group);
    if (!base || !variant) return nullptr;
    std::vector<double> lower, upper;
    for (std::size_t i = 0; i < base->size(); ++i)
        if (!std::isnan((*base)[i]) && !std::isnan((*variant)[i])) {
            lower.push_back((*base)[i]);
            upper.push_back((*variant)[i]);
        }
    bool const is_level = bounds_of(figure.metric).low >= 0;
    auto const ratio = is_level ? ratio_of_levels(upper, lower) : ratio_of_means(upper, lower);
    if (!ratio.determined) return nullptr;
    return {{"mean", rounded(ratio.value - 1)},
            {"low", rounded(ratio.low - 1)},
            {"high", rounded(ratio.high - 1)}};
}

Json figure_data(CompareRun const& run, std::size_t arm, FigureDifference const& figure)
{
    auto const words = figure_words(figure.metric);
    auto const weeks = static_cast<Week>(run.spec.arms.front().scenario.parameters.run.weeks);
    Json out{{"metric", figure.metric},    {"label", label_over(figure.metric, weeks)},
             {"subject", words.subject},   {"share", words.share},
             {"main", words.main},         {"group", figure.group},
             {"withheld", figure.withheld}};
    if (figure.withheld) return out;
    out["base"] = band(figure.paired.base);
    out["variant"] = band(figure.paired.variant);
    out["difference"] = band(figure.paired.difference);
    out["difference"]["n"] = figure.paired.difference.n;
    out["relative"] = relative_change(run, arm, figure);
    out["identical"] = figure.paired.identical;
    out["may_be_chance"] = may_be_chance(figure);
    out["correlation"] = rounded(figure.paired.correlation);
    out["variance_reduction"] = rounded(figure.paired.variance_reduction);
    return out;
}

} // namespace

Json compare_json(CompareOutcome const& outcome)
{
    auto const& base = outcome.base();
    Json out{{"version", GROUNDSWELL_VERSION},
             {"title", base.title},
             {"scenario_hash", fmt::format("{:016x}", scenario_hash(base))},
             {"result_hash", fmt::format("{:016x}", points_hash(outcome.run.replicates))},
             {"seed", base.seed},
             {"min_cell", base.disclosure().min_cell},
             {"round", base.disclosure().round_to},
             {"pairs", outcome.run.replicates.size()},
             {"from_start", outcome.run.spec.part == PartAt::burn_in_start},
             {"uncertain", outcome.run.spec.uncertain},
             {"excluded", outcome.run.spec.uncertain ? exclusion_json(excluded_from(base)) : Json(nullptr)},
             {"fit", fit_json(outcome.run.spec.fit)},
             {"metric", outcome.metric},
             {"half_width", outcome.stop ? Json(outcome.stop->half_width) : Json(nullptr)},
             {"half_width_reached", outcome.stop ? Json(outcome.run.reached) : Json(nullptr)},
             {"budget", nullptr},
             {"decision", nullptr},
             {"variants", Json::array()}};
    add_windows(out, outcome.simulated_time());
    out["notes"] = base.notes;
    out["notes"].push_back(comparison_windows(outcome.simulated_time(), outcome.parted()));
    if (outcome.run.spec.part == PartAt::later_week) out["at"] = outcome.run.spec.past.until;
    for (auto const& asked : outcome.budgets)
        out["budget"] = budget_json(budget_of(asked, priced_changes(outcome)),
                                    static_cast<Week>(base.parameters.run.weeks));
    if (auto const decision = decision_of(outcome, outcome.asked_decision()))
        out["decision"] = decision_json(*decision);
    for (std::size_t i = 0; i < outcome.findings.size(); ++i) {
        auto const& finding = outcome.findings[i];
        auto const units = cost_units(base, outcome.run.spec.arms[i + 1].scenario);
        Json variant{{"name", finding.name},
                     {"changes", finding.changes},
                     {"main", figure_json(finding.main)},
                     {"cost", cost_json(finding.cost, units)},
                     {"half_gone", fading_json(finding.fading)},
                     {"lasting_states", states_json(finding.states)},
                     {"figures", Json::array()}};
        if (finding.member_states)
            variant["member_states"] = {{"without", json_of(finding.member_states->first)},
                                        {"with", json_of(finding.member_states->second)}};
        for (auto const& figure : finding.figures)
            variant["figures"].push_back(figure_json(figure));
        out["variants"].push_back(std::move(variant));
    }
    return out;
}

Json comparison_data(CompareOutcome const& outcome, std::size_t variant)
{
    auto const& finding = outcome.findings[variant];
    auto const arm = variant + 1;
    auto const cost =
                   cost_json(finding.cost, cost_units(outcome.base(), outcome.run.spec.arms[arm].scenario)),
               half_gone = fading_json(finding.fading);
    Json out{{"name", finding.name},
             {"words", Json::array()},
             {"changes", finding.changes},
             {"inborn", finding.inborn},
             {"metric", outcome.metric},
             {"pairs", outcome.run.replicates.size()},
             {"weeks", static_cast<Week>(outcome.base().parameters.run.weeks)},
             {"uncertain", outcome.run.spec.uncertain},
             {"main", figure_data(outcome.run, arm, finding.main)},
             {"rows", Json::array()},
             {"cost", cost},
             {"cost_per_act", cost["per_act_prevented"]},
             {"half_gone", half_gone},
             {"half_gone_years", nullptr},
             {"states", states_json(finding.states)}};
    if (!half_gone.is_null()) out["half_gone_years"] = half_gone["years"];
    if (!out["cost_per_act"].is_null()) out["cost_per_act"]["mean"] = out["cost_per_act"]["value"];
    for (auto const& paragraph : compare_findings(outcome, finding))
        out["words"].push_back(paragraph.text());
    for (auto const& figure : finding.figures)
        out["rows"].push_back(figure_data(outcome.run, arm, figure));
    round_all(out);
    return out;
}

} // namespace groundswell::report
