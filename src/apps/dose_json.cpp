#include "apps/dose_outcome.hpp"
#include "apps/experiment_json.hpp"

namespace groundswell {

namespace {

char const* name_of(Withdrawal withdrawal)
{
    switch (withdrawal) {
    case Withdrawal::no_effect:
        return "no effect";
    case Withdrawal::returns:
        return "returns";
    case Withdrawal::stays:
        return "stays";
    case Withdrawal::undecided:
        break;
    }
    return "undecided";
}

Json steepest_json(DoseCurve const& curve)
{
    if (curve.points.size() < 2) return nullptr;
    auto const& s = curve.steepest;
    return {{"between", {s.low_dose, s.high_dose}},
            {"slope", json_of(s.slope)},
            {"where", {finite(s.where.low), finite(s.where.high)}}};
}

Json history_json(TwoHistories const& h, bool two_states)
{
    return {{"dose", h.dose},
            {"up", json_of(h.up)},
            {"down", json_of(h.down)},
            {"down_minus_up", json_of(h.apart.difference)},
            {"up_in_high_state", two_states ? json_of(h.up_high) : Json(nullptr)},
            {"down_in_high_state", two_states ? json_of(h.down_high) : Json(nullptr)}};
}

} // namespace

std::string dose_json(DoseOutcome const& outcome)
{
    auto const& spec = outcome.run.spec;
    auto const& tipping = outcome.tipping;
    Json out{{"version", GROUNDSWELL_VERSION},
             {"title", spec.base.title},
             {"seed", spec.base.seed},
             {"replicates", outcome.run.replicates.size()},
             {"parameter", spec.lever},
             {"metric", outcome.metric},
             {"withheld", outcome.curve.withheld},
             {"response", Json::array()},
             {"flat", outcome.curve.flat},
             {"steepest", steepest_json(outcome.curve)},
             {"push_weeks", spec.push},
             {"histories_metric", tipping.metric},
             {"histories", Json::array()},
             {"left_of_effect", json_of(tipping.left)},
             {"withdrawal", name_of(tipping.withdrawal)},
             {"hysteresis_at", tipping.hysteresis},
             {"border_of_states", tipping.border ? Json(*tipping.border) : Json(nullptr)}};
    for (auto const& point : outcome.curve.points)
        out["response"].push_back({{"dose", point.dose},
                                   {"value", json_of(point.response)},
                                   {"difference", json_of(point.effect.difference)}});
    for (auto const& h : tipping.histories)
        out["histories"].push_back(history_json(h, tipping.border.has_value()));
    return out.dump(2) + "\n";
}

} // namespace groundswell
