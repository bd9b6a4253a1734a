#include "view/experiment_data.hpp"

#include <cmath>
#include <fmt/format.h>

#include "experiment/paired_ratio.hpp"
#include "view/rounded.hpp"

namespace groundswell::view {

namespace {

/// Change as a share of the base, by Fieller's interval of the ratio of means; null if not determined.
Json relative_json(CompareRun const& run, std::size_t arm, FigureDifference const& figure)
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
    auto const ratio = ratio_of_means(upper, lower);
    if (!ratio.determined) return nullptr;
    return {{"mean", rounded(ratio.value - 1)},
            {"low", rounded(ratio.low - 1)},
            {"high", rounded(ratio.high - 1)}};
}

Json figure_json(CompareRun const& run, std::size_t arm, FigureDifference const& figure)
{
    auto const words = figure_words(figure.metric);
    Json out{{"metric", figure.metric},
             {"label", words.words},
             {"share", words.share},
             {"group", figure.group},
             {"withheld", figure.withheld}};
    if (figure.withheld) return out;
    out["base"] = band(figure.paired.base);
    out["variant"] = band(figure.paired.variant);
    out["difference"] = band(figure.paired.difference);
    out["difference"]["n"] = figure.paired.difference.n;
    out["relative"] = relative_json(run, arm, figure);
    out["identical"] = figure.paired.identical;
    out["may_be_chance"] = may_be_chance(figure);
    out["correlation"] = rounded(figure.paired.correlation);
    out["variance_reduction"] = rounded(figure.paired.variance_reduction);
    return out;
}

Json spread_json(Spread const& spread)
{
    return {{"median", rounded(spread.median)}, {"low", rounded(spread.low)}, {"high", rounded(spread.high)}};
}

Json share_json(Share const& share)
{
    if (share.n == 0) return nullptr;
    return {{"mean", rounded(share.value())},
            {"low", rounded(share.low())},
            {"high", rounded(share.high())},
            {"n", share.n}};
}

Json claim_json(ClaimResult const& result, ClaimsSetting const& setting)
{
    auto const& claim = result.claim;
    auto const decides = region_sentence(result, setting);
    Json out{{"id", claim.id},
             {"title", claim.title},
             {"statement", claim.statement},
             {"verdict", name_of(result.verdict)},
             {"share", share_json(result.share)},
             {"effect", spread_json(result.parts.front().effect)},
             {"effect_label", claim.parts.front().says},
             {"decides", decides.empty() ? Json(nullptr) : Json(decides)},
             {"experiment", claim.experiment},
             {"refuted_if", claim.refuted},
             {"parts", Json::array()}};
    for (std::size_t i = 0; i < result.parts.size(); ++i)
        out["parts"].push_back({{"says", claim.parts[i].says},
                                {"must_be", claim.parts[i].threshold()},
                                {"holds", share_json(result.parts[i].holds)},
                                {"effect", spread_json(result.parts[i].effect)}});
    return out;
}

} // namespace

Json comparison_data(CompareOutcome const& outcome, std::size_t variant)
{
    auto const& finding = outcome.findings[variant];
    auto const arm = variant + 1;
    // What the command prints as JSON, and what a page needs besides.
    auto const printed = Json::parse(compare_json(outcome))["variants"][variant];
    Json out{{"name", finding.name},
             {"words", Json::array()},
             {"changes", finding.changes},
             {"inborn", finding.inborn},
             {"metric", outcome.metric},
             {"pairs", outcome.run.replicates.size()},
             {"uncertain", outcome.run.spec.uncertain},
             {"main", figure_json(outcome.run, arm, finding.main)},
             {"rows", Json::array()},
             {"cost", printed["cost"]},
             {"cost_per_act", printed["cost"]["per_act_prevented"]},
             {"half_gone", printed["half_gone"]},
             {"half_gone_years", nullptr},
             {"states", printed["lasting_states"]}};
    if (!printed["half_gone"].is_null()) out["half_gone_years"] = printed["half_gone"]["years"];
    if (!out["cost_per_act"].is_null()) out["cost_per_act"]["mean"] = out["cost_per_act"]["value"];
    for (auto const& paragraph : compare_paragraphs(outcome, finding))
        out["words"].push_back(unwrapped(paragraph));
    for (auto const& figure : finding.figures)
        out["rows"].push_back(figure_json(outcome.run, arm, figure));
    round_all(out);
    return out;
}

Json attribution_data(AttributeResult const& result, AttributeSetting const& setting)
{
    auto const printed = Json::parse(attribute_json(result, setting));
    Json out = printed["attribution"];
    for (auto& component : out["components"])
        component["label"] = component_words(component["name"].get<std::string>());
    out["metric"] = result.metric;
    out["group"] = result.group;
    out["label"] = figure_words(result.metric).words;
    out["sentence"] = attribute_sentence(result.all);
    out["complicity"] = printed["complicity"];
    out["lasting_states"] = printed["lasting_states"];
    round_all(out);
    return out;
}

Json claims_data(std::vector<ClaimResult> const& results, ClaimsSetting const& setting)
{
    Json out = Json::array();
    for (auto const& result : results)
        out.push_back(claim_json(result, setting));
    return out;
}

Json dose_data(DoseOutcome const& outcome)
{
    auto const& curve = outcome.curve;
    auto const& tipping = outcome.tipping;
    auto const words = figure_words(outcome.metric);
    auto const history = figure_words(tipping.metric);
    auto const printed = Json::parse(groundswell::dose_json(outcome));
    Json out{{"parameter", outcome.run.spec.lever},
             {"metric", outcome.metric},
             {"label", words.words},
             {"share", words.share},
             {"push_weeks", outcome.run.spec.push},
             {"replicates", outcome.run.replicates.size()},
             {"response", Json::array()},
             {"up", Json::array()},
             {"down", Json::array()},
             {"history_metric", tipping.metric},
             {"history_label", history.words},
             {"history_share", history.share},
             {"flat", curve.flat},
             {"withheld", curve.withheld || tipping.withheld},
             {"withdrawn", printed["withdrawal"]},
             {"left_of_effect", printed["left_of_effect"]},
             {"hysteresis_at", tipping.hysteresis},
             {"border_of_states", printed["border_of_states"]},
             {"steepest", nullptr},
             {"words", Json::array()}};
    for (auto const& point : curve.points) {
        Json row{{"dose", point.dose}};
        row.update(band(point.response));
        out["response"].push_back(std::move(row));
    }
    for (auto const& h : tipping.histories) {
        Json up{{"dose", h.dose}}, down{{"dose", h.dose}};
        up.update(band(h.up));
        down.update(band(h.down));
        out["up"].push_back(std::move(up));
        out["down"].push_back(std::move(down));
    }
    if (curve.points.size() > 1 && !curve.flat)
        out["steepest"] = {{"from", curve.steepest.low_dose},
                           {"to", curve.steepest.high_dose},
                           {"slope", band(curve.steepest.slope)}};
    if (!curve.withheld) out["words"].push_back(unwrapped(steepest_text(outcome)));
    if (!tipping.withheld)
        for (auto const& sentence : tipping_sentences(outcome))
            out["words"].push_back(sentence);
    round_all(out);
    return out;
}

} // namespace groundswell::view
