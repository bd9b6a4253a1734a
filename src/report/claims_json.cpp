#include <nlohmann/json.hpp>

#include "experiment/region.hpp"
#include "report/claims_outcome.hpp"
#include "report/exclusion_words.hpp"
#include "report/fit_words.hpp"

namespace groundswell::report {

namespace {

Json share_json(Share const& share)
{
    if (share.n == 0) return nullptr;
    return {{"share", share.value()}, {"low", share.low()}, {"high", share.high()}, {"n", share.n}};
}

Json spread_json(Spread const& spread)
{
    return {{"median", spread.median}, {"low", spread.low}, {"high", spread.high}};
}

Json region_json(Region const& region, std::vector<std::string> const& names)
{
    Json out{
        {"found", region.found}, {"words", region_words(region.leaves, names)}, {"held_out", region.held_out},
        {"right", region.right}, {"right_without", region.right_without},       {"leaves", Json::array()}};
    for (auto const& leaf : region.leaves) {
        Json row{{"holds", leaf.holds},
                 {"points", leaf.points},
                 {"holding", leaf.holding},
                 {"cuts", Json::array()}};
        for (auto const& cut : leaf.cuts)
            row["cuts"].push_back({{"parameter", names[cut.feature]}, {"at", cut.at}, {"above", cut.above}});
        out["leaves"].push_back(std::move(row));
    }
    return out;
}

Json states_json(ClaimStates const& states)
{
    Json out{
        {"parted", Json::object()},
        {"low_state", {{"holds", share_json(states.holds_low)}, {"effect", spread_json(states.effect_low)}}},
        {"high_state",
         {{"holds", share_json(states.holds_high)}, {"effect", spread_json(states.effect_high)}}}};
    for (auto const& [arm, share] : states.parted)
        out["parted"][arm] = share_json(share);
    return out;
}

Json mechanisms_json(ClaimMechanisms const& found)
{
    Json out{{"part", found.part}, {"chance", found.chance}, {"numbers", Json::array()}};
    for (auto const& number : found.numbers)
        out["numbers"].push_back({{"parameter", number.parameter},
                                  {"mechanism", number.mechanism},
                                  {"correlation", number.correlation},
                                  {"beyond_chance", number.beyond_chance}});
    return out;
}

Json claim_json(ClaimResult const& result, std::vector<std::string> const& names)
{
    Json out{{"id", result.claim.id},
             {"statement", result.claim.statement},
             {"holds", share_json(result.share)},
             {"verdict", name_of(result.verdict)},
             {"points_to_decide", result.points_to_decide ? Json(*result.points_to_decide) : Json(nullptr)},
             {"built_in", result.claim.built_in.empty() ? Json(nullptr) : Json(result.claim.built_in)},
             {"parts", Json::array()},
             {"mechanisms", result.mechanisms ? mechanisms_json(*result.mechanisms) : Json(nullptr)},
             {"region", result.region ? region_json(*result.region, names) : Json(nullptr)},
             {"lasting_states", result.states ? states_json(*result.states) : Json(nullptr)}};
    for (std::size_t i = 0; i < result.parts.size(); ++i) {
        auto const& part = result.claim.parts[i];
        out["parts"].push_back({{"says", part.says},
                                {"value", part.value},
                                {"must_be", part.threshold()},
                                {"holds", share_json(result.parts[i].holds)},
                                {"effect", spread_json(result.parts[i].effect)},
                                {"by_point", result.parts[i].values}});
    }
    return out;
}

} // namespace

Json claims_json(std::vector<ClaimResult> const& results, ClaimsSetting const& setting)
{
    auto const& o = setting.options;
    Json out{{"version", GROUNDSWELL_VERSION},
             {"seed", o.base.seed},
             {"points", o.points},
             {"replicates", o.replicates},
             {"fit", fit_json({.points = o.fit, .members = o.points, .replicates = o.replicates})},
             {"why_box", setting.why_box.empty() ? Json(nullptr) : Json(setting.why_box)},
             {"quick", setting.quick},
             {"parameters", setting.parameters},
             {"excluded", exclusion_json(setting.excluded)},
             {"rule", verdict_rule()},
             {"claims", Json::array()}};
    for (auto const& result : results)
        out["claims"].push_back(claim_json(result, setting.parameters));
    return out;
}

} // namespace groundswell::report
