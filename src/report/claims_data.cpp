#include <nlohmann/json.hpp>

#include "report/claims_outcome.hpp"

namespace groundswell::report {

namespace {

Json spread_band(Spread const& spread)
{
    return {{"median", rounded(spread.median)}, {"low", rounded(spread.low)}, {"high", rounded(spread.high)}};
}

Json share_band(Share const& share)
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
    auto const text_or_null = [](std::string const& text) {
        return text.empty() ? Json(nullptr) : Json(text);
    };
    Json out{{"id", claim.id},
             {"title", claim.title},
             {"statement", claim.statement},
             {"share", share_band(result.share)},
             {"verdict", name_of(result.verdict)},
             {"undecided", text_or_null(undecided_sentence(result))},
             {"built_in", text_or_null(built_in_sentence(claim))},
             {"effect", spread_band(result.parts.front().effect)},
             {"effect_label", claim.parts.front().says},
             {"decides", text_or_null(region_sentence(result, setting))},
             {"mechanisms", text_or_null(mechanisms_sentence(result, setting))},
             {"lasting_states", text_or_null(states_sentence(result))},
             {"experiment", claim.experiment},
             {"refuted_if", claim.refuted},
             {"parts", Json::array()}};
    for (std::size_t i = 0; i < result.parts.size(); ++i)
        out["parts"].push_back({{"says", claim.parts[i].says},
                                {"must_be", claim.parts[i].threshold()},
                                {"holds", share_band(result.parts[i].holds)},
                                {"effect", spread_band(result.parts[i].effect)}});
    return out;
}

} // namespace

Json claims_data(std::vector<ClaimResult> const& results, ClaimsSetting const& setting)
{
    Json out = Json::array();
    for (auto const& result : results)
        out.push_back(claim_json(result, setting));
    return out;
}

} // namespace groundswell::report
