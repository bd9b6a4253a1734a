#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "report/dose_outcome.hpp"
#include "report/fit_words.hpp"
#include "report/metric_words.hpp"
#include "scenario/hash.hpp"

namespace groundswell::report {

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

/// Not of what is withheld, of a single dose, or without intervals.
bool can_tell_flat(DoseCurve const& curve)
{
    return !curve.withheld && curve.points.size() > 1 && curve.points.front().response.has_interval();
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

/// Findings as one paragraph.
std::string joined_text(std::vector<Finding> const& findings)
{
    std::string out;
    for (auto const& finding : findings)
        out += (out.empty() ? "" : " ") + finding.text();
    return out;
}

} // namespace

Json dose_json(DoseOutcome const& outcome)
{
    auto const& spec = outcome.run.spec;
    auto const& tipping = outcome.tipping;
    Json out{{"version", GROUNDSWELL_VERSION},
             {"title", spec.base.title},
             {"scenario_hash", fmt::format("{:016x}", scenario_hash(spec.base))},
             {"result_hash", fmt::format("{:016x}", points_hash(outcome.run.replicates))},
             {"seed", spec.base.seed},
             {"min_cell", spec.base.disclosure().min_cell},
             {"round", spec.base.disclosure().round_to},
             {"replicates", outcome.run.replicates.size()},
             {"parameter", spec.lever},
             {"fit", fit_json(spec.fit)},
             {"over_members", spec.fit ? Json(dose_over_members(outcome).text()) : Json(nullptr)},
             {"metric", outcome.metric},
             {"withheld", outcome.curve.withheld},
             {"response", Json::array()},
             {"flat", can_tell_flat(outcome.curve) ? Json(outcome.curve.flat) : Json(nullptr)},
             {"steepest", steepest_json(outcome.curve)},
             {"push_weeks", spec.push},
             {"weeks_after_push", tipping.watched},
             {"histories_metric", tipping.metric},
             {"histories", Json::array()},
             {"left_of_effect", json_of(tipping.left)},
             {"withdrawal", tipping.withheld ? Json(nullptr) : Json(name_of(tipping.withdrawal))},
             {"hysteresis_at", tipping.withheld ? Json(nullptr) : Json(tipping.hysteresis)},
             {"border_of_states", tipping.border ? Json(*tipping.border) : Json(nullptr)},
             {"notes", spec.base.notes}};
    add_windows(out, outcome.simulated_time());
    out["notes"].push_back(dose_windows(outcome));
    for (auto const& note : window_notes(outcome.simulated_time()))
        out["notes"].push_back(note);
    for (auto const& point : outcome.curve.points)
        out["response"].push_back({{"dose", point.dose},
                                   {"value", json_of(point.response)},
                                   {"difference", json_of(point.effect.difference)}});
    for (auto const& h : tipping.histories)
        out["histories"].push_back(history_json(h, tipping.border.has_value()));
    return out;
}

Json dose_data(DoseOutcome const& outcome)
{
    auto const& curve = outcome.curve;
    auto const& tipping = outcome.tipping;
    auto const words = figure_words(outcome.metric);
    auto const history = figure_words(tipping.metric);
    auto const weeks = static_cast<Week>(outcome.run.spec.base.parameters.run.weeks);
    Json out{{"parameter", outcome.run.spec.lever},
             {"metric", outcome.metric},
             {"label", label_over(outcome.metric, weeks)},
             {"share", words.share},
             {"weeks", weeks},
             {"push_weeks", outcome.run.spec.push},
             {"push_to", outcome.run.spec.to},
             {"replicates", outcome.run.replicates.size()},
             {"response", Json::array()},
             {"up", Json::array()},
             {"down", Json::array()},
             {"history_metric", tipping.metric},
             {"history_label", label_over(tipping.metric, weeks)},
             {"history_share", history.share},
             {"flat", curve.flat},
             {"withheld", curve.withheld || tipping.withheld},
             {"withdrawn", name_of(tipping.withdrawal)},
             {"left_of_effect", json_of(tipping.left)},
             {"hysteresis_at", tipping.hysteresis},
             {"border_of_states", tipping.border ? Json(*tipping.border) : Json(nullptr)},
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
    if (!curve.withheld) out["words"].push_back(joined_text(response_findings(outcome)));
    if (outcome.run.spec.fit) out["words"].push_back(dose_over_members(outcome).text());
    if (!tipping.withheld)
        for (auto const& finding : tipping_findings(outcome))
            out["words"].push_back(finding.text());
    round_all(out);
    return out;
}

} // namespace groundswell::report
