#include <cmath>
#include <nlohmann/json.hpp>

#include "apps/compare_outcome.hpp"
#include "apps/experiment_json.hpp"

namespace groundswell {

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
    return out;
}

Json cost_json(CostPerAct const& cost)
{
    return {{"extra_cost", json_of(cost.extra_cost)},
            {"acts_prevented", json_of(cost.acts_prevented)},
            {"per_act_prevented", json_of(cost.ratio)}};
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

} // namespace

std::string compare_json(CompareOutcome const& outcome)
{
    auto const& base = outcome.base();
    Json out{{"version", GROUNDSWELL_VERSION},
             {"title", base.title},
             {"seed", base.seed},
             {"pairs", outcome.run.replicates.size()},
             {"from_start", outcome.run.spec.part == PartAt::burn_in_start},
             {"uncertain", outcome.run.spec.uncertain},
             {"metric", outcome.metric},
             {"half_width", outcome.stop ? Json(outcome.stop->half_width) : Json(nullptr)},
             {"half_width_reached", outcome.stop ? Json(outcome.run.reached) : Json(nullptr)},
             {"variants", Json::array()}};
    for (auto const& finding : outcome.findings) {
        Json variant{{"name", finding.name},
                     {"changes", finding.changes},
                     {"main", figure_json(finding.main)},
                     {"cost", cost_json(finding.cost)},
                     {"half_gone", fading_json(finding.fading)},
                     {"lasting_states", states_json(finding.states)},
                     {"figures", Json::array()}};
        for (auto const& figure : finding.figures)
            variant["figures"].push_back(figure_json(figure));
        out["variants"].push_back(std::move(variant));
    }
    return out.dump(2) + "\n";
}

} // namespace groundswell
