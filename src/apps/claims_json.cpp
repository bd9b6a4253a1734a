#include <nlohmann/json.hpp>

#include "apps/claims_report.hpp"

namespace groundswell {

namespace {

using Json = nlohmann::ordered_json;

Json json_of(Share const& share)
{
    if (share.n == 0) return nullptr;
    return {{"share", share.value()}, {"low", share.low()}, {"high", share.high()}, {"n", share.n}};
}

Json json_of(Spread const& spread)
{
    return {{"median", spread.median}, {"low", spread.low}, {"high", spread.high}};
}

Json json_of(Region const& region, std::vector<std::string> const& names)
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

Json json_of(ClaimStates const& states)
{
    Json out{
        {"border", states.border},
        {"high", Json::object()},
        {"low_state", {{"holds", json_of(states.holds_low)}, {"effect", json_of(states.effect_low)}}},
        {"high_state", {{"holds", json_of(states.holds_high)}, {"effect", json_of(states.effect_high)}}}};
    for (auto const& [arm, share] : states.high)
        out["high"][arm] = json_of(share);
    return out;
}

Json json_of(ClaimResult const& result, std::vector<std::string> const& names)
{
    Json out{{"id", result.claim.id},
             {"statement", result.claim.statement},
             {"verdict", name_of(result.verdict)},
             {"holds", json_of(result.share)},
             {"parts", Json::array()},
             {"region", result.region ? json_of(*result.region, names) : Json(nullptr)},
             {"lasting_states", result.states ? json_of(*result.states) : Json(nullptr)}};
    for (std::size_t i = 0; i < result.parts.size(); ++i) {
        auto const& part = result.claim.parts[i];
        out["parts"].push_back({{"says", part.says},
                                {"value", part.value},
                                {"must_be", part.threshold()},
                                {"holds", json_of(result.parts[i].holds)},
                                {"effect", json_of(result.parts[i].effect)},
                                {"by_point", result.parts[i].values}});
    }
    return out;
}

} // namespace

std::string claims_json(std::vector<ClaimResult> const& results, ClaimsSetting const& setting)
{
    auto const& o = setting.options;
    Json out{{"version", GROUNDSWELL_VERSION}, {"seed", o.base.seed},    {"points", o.points},
             {"replicates", o.replicates},     {"quick", setting.quick}, {"parameters", setting.parameters},
             {"rule", verdict_rule()},         {"claims", Json::array()}};
    for (auto const& result : results)
        out["claims"].push_back(json_of(result, setting.parameters));
    return out.dump(2) + "\n";
}

} // namespace groundswell
