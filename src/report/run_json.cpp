#include "report/run_json.hpp"

#include <groundswell/parameter_table.hpp>
#include <groundswell/summary.hpp>
#include <nlohmann/json.hpp>

#include "report/disclosure_words.hpp"
#include "report/json.hpp"
#include "report/rulings.hpp"
#include "scenario/intervention_json.hpp"

namespace groundswell::report {

namespace {

Json metric_json(MetricSummary const& metric)
{
    Json out{{"name", metric.name}, {"group", metric.group}};
    out.update(json_of(metric.estimate));
    out["withheld"] = metric.withheld;
    return out;
}

Json verdict_json(TargetVerdict const& verdict)
{
    auto const& t = verdict.target;
    return {{"quantity", t.quantity},
            {"instrument", t.instrument.empty() ? Json(nullptr) : Json(t.instrument)},
            {"group", t.group},
            {"survey", t.value},
            {"low", t.low},
            {"high", t.high},
            {"model", verdict.measured ? json_of(verdict.model) : Json(nullptr)},
            {"in_range", verdict.measured ? Json(verdict.in_range) : Json(nullptr)},
            {"overlaps", verdict.measured ? Json(verdict.overlaps) : Json(nullptr)},
            {"source", t.source},
            {"year", t.year}};
}

/// Values by name, whether they were given or are defaults.
Json parameters_json(Scenario const& scenario)
{
    Json out = Json::object();
    for (auto const& at : parameters_for(scenario.groups, scenario.ranks))
        out[at.name] = at.in(scenario.parameters);
    return out;
}

Json states_json(RunOutcome const& outcome)
{
    Json out = Json::object();
    for (std::size_t s = 0; s < state_count; ++s) {
        std::vector<double> values;
        for (auto const& d : outcome.summaries)
            values.push_back(d.end_state[s]);
        out[state_names[s]] = json_of(estimate_mean(values, bounds_of(static_cast<State>(s))));
    }
    return out;
}

Json lasting_json(RunOutcome const& outcome)
{
    auto const states = states_of(outcome);
    if (!states) return nullptr;
    return {{"border", states->border}, {"low", json_of(states->low)}, {"high", json_of(states->high)}};
}

} // namespace

Json components_off_json(Scenario const& scenario)
{
    Json out = Json::array();
    for (std::size_t i = 0; i < component_count; ++i)
        if (scenario.off.*component_switches[i]) out.push_back(component_names[i]);
    return out;
}

Json run_json(RunOutcome const& outcome, std::vector<TargetVerdict> const& verdicts)
{
    auto const& scenario = outcome.scenario;
    Json out{{"version", GROUNDSWELL_VERSION},
             {"title", scenario.title},
             {"scenario_hash", outcome.scenario_hash},
             {"result_hash", outcome.result_hash()},
             {"seed", scenario.seed},
             {"replicates", outcome.summaries.size()},
             {"min_cell", scenario.disclosure().min_cell},
             {"round", scenario.disclosure().round_to},
             {"people", outcome.people},
             {"parameters", parameters_json(scenario)},
             {"components_off", components_off_json(scenario)},
             {"interventions", interventions_json(scenario.interventions)},
             {"metrics", Json::array()},
             {"funnel", Json::array()},
             {"rulings", rulings_words(outcome)},
             {"lasting_states", lasting_json(outcome)},
             {"end_state", states_json(outcome)}};
    add_windows(out, outcome.simulated_time());
    for (auto const& metric : outcome.metrics)
        out["metrics"].push_back(metric_json(metric));
    for (auto const& stage : funnel_stages) {
        Json row{{"stage", stage.name}};
        row["meaning"] = stage.meaning;
        row.update(json_of(stage_estimate(outcome, stage)));
        row["share"] = json_of(stage_share(outcome, stage));
        row["waiting"] = name_of(waiting_at(stage, rulings_of(outcome)));
        out["funnel"].push_back(std::move(row));
    }
    if (!verdicts.empty()) {
        out["targets"] = Json::array();
        for (auto const& verdict : verdicts)
            out["targets"].push_back(verdict_json(verdict));
    }
    out["notes"] = scenario.notes;
    for (auto const& note : window_notes(outcome.simulated_time()))
        out["notes"].push_back(note);
    for (auto const& guess : outcome.guesses)
        out["notes"].push_back(guess);
    for (auto const& note : disclosure_notes(scenario))
        out["notes"].push_back(note);
    return out;
}

} // namespace groundswell::report
