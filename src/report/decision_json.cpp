#include <nlohmann/json.hpp>

#include "report/decision_outcome.hpp"

namespace groundswell::report {

namespace {

Json world_share_json(WorldShare const& share)
{
    return {{"share", share.share}, {"low", share.low}, {"high", share.high}};
}

Json option_json(Decision const& decision, DecisionOption const& option)
{
    return {{"name", option.name},
            {"prevented", json_of(option.prevented)},
            {"extra_cost", json_of(option.extra_cost)},
            {"prevented_per_unit", json_of(option.per_unit)},
            {"affordable", option.affordable},
            {"over_budget", option.over_budget},
            {"value", json_of(option.value)},
            {"best", option.affordable ? world_share_json(option.best) : Json(nullptr)},
            {"regret", option.affordable ? json_of(option.regret) : Json(nullptr)},
            {"on_front", option.on_front},
            {"never_best", option.never_best},
            {"same_as", option.same_as ? Json(decision.options[*option.same_as].name) : Json(nullptr)}};
}

Json knowing_json(ValueOfKnowing const& value, std::vector<KnowableWords> const& words)
{
    Json each = Json::array();
    for (auto const& one : value.each) {
        if (!(one.value > 0)) continue;
        auto const& w = words[one.index];
        each.push_back({{"name", w.name},
                        {"group", w.group.empty() ? Json(nullptr) : Json(w.group)},
                        {"words", w.words},
                        {"value", one.value},
                        {"low", one.low},
                        {"high", one.high},
                        {"by_chance", one.by_chance},
                        {"beyond_chance", one.beyond_chance}});
        if (each.size() == 3) break;
    }
    return {{"tried", words.size()},
            {"chance", value.chance},
            {"first", std::move(each)},
            {"together", value.together},
            {"together_beyond_chance", value.together_beyond_chance}};
}

} // namespace

Json decision_json(DecisionOutcome const& outcome)
{
    Json out{{"budget", outcome.asked.budget ? Json(*outcome.asked.budget) : Json(nullptr)},
             {"worth", outcome.asked.worth ? Json(*outcome.asked.worth) : Json(nullptr)},
             {"unit", outcome.unit},
             {"weeks", outcome.weeks},
             {"worlds", outcome.count},
             {"of", outcome.worlds},
             {"words", Json::array()},
             {"left_out", outcome.left_out},
             {"choice", nullptr}};
    for (auto const& finding : decision_findings(outcome))
        out["words"].push_back(finding.text());
    if (!outcome.decision) return out;
    auto const& decision = *outcome.decision;
    out["choice"] = decision.options[decision.choice].name;
    out["most_often"] = decision.options[decision.most_often].name;
    out["decided"] = decision.decided;
    out["worlds_to_decide"] = decision.worlds_to_decide ? Json(*decision.worlds_to_decide) : Json(nullptr);
    out["harm_without"] = decision.harm_without;
    out["cost_step"] = cost_step(decision);
    out["perfect_information"] = json_of(decision.perfect_information());
    out["options"] = Json::array();
    for (auto const& option : decision.options)
        out["options"].push_back(option_json(decision, option));
    out["parameters"] = out["questions"] = nullptr;
    if (outcome.knowing) {
        out["parameters"] = knowing_json(outcome.knowing->of_parameters, outcome.knowing->parameters);
        out["questions"] = knowing_json(outcome.knowing->of_questions, outcome.knowing->questions);
    }
    return out;
}

} // namespace groundswell::report
