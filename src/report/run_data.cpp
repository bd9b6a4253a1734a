#include "report/run_data.hpp"

#include <algorithm>
#include <groundswell/parameter_table.hpp>
#include <groundswell/summary.hpp>
#include <nlohmann/json.hpp>

#include "report/evidence.hpp"
#include "report/metric_words.hpp"
#include "report/rulings.hpp"
#include "report/run_findings.hpp"

namespace groundswell::report {

namespace {

Json lasting_states_json(RunOutcome const& outcome)
{
    auto const norms = final_norms(outcome);
    auto const states = states_of(outcome);
    if (!states) return nullptr;
    auto const high = std::count(states->in_high.begin(), states->in_high.end(), true);
    return {{"border", rounded(states->border)},
            {"low", band(states->low)},
            {"high", band(states->high)},
            {"in_high", high},
            {"of", norms.size()}};
}

} // namespace

Json run_data(RunOutcome const& outcome, std::vector<std::vector<SeriesRow>> const& series)
{
    Json out{{"finding", Json::array()},
             {"funnel", Json::array()},
             {"metrics", Json::array()},
             {"series", Json::array()},
             {"lasting_states", lasting_states_json(outcome)}};
    auto const rulings = rulings_of(outcome);
    out["rulings"] = rulings_words(outcome);
    for (auto const& finding : run_findings(outcome))
        out["finding"].push_back(json_of(finding));
    for (auto const& stage : funnel_stages) {
        Json row{{"stage", stage.name}, {"meaning", stage.meaning}};
        auto const share = stage_share(outcome, stage);
        row.update(band(stage_estimate(outcome, stage)));
        row["share"] = band(share);
        row["share"]["n"] = share.n;
        row["waiting"] = name_of(waiting_at(stage, rulings));
        out["funnel"].push_back(std::move(row));
    }
    for (auto const& metric : outcome.metrics) {
        auto const words = figure_words(metric.name);
        out["metrics"].push_back({{"name", metric.name},
                                  {"label", words.words},
                                  {"share", words.share},
                                  {"group", metric.group},
                                  {"mean", rounded(metric.estimate.mean)},
                                  {"se", rounded(metric.estimate.se)},
                                  {"low", rounded(metric.estimate.low)},
                                  {"high", rounded(metric.estimate.high)},
                                  {"n", metric.estimate.n},
                                  {"withheld", metric.withheld}});
    }
    out["series"] = series_json(series);
    return out;
}

Json targets_json(std::vector<TargetVerdict> const& verdicts)
{
    Json out = Json::array();
    for (auto const& verdict : verdicts) {
        auto const& t = verdict.target;
        auto const words = figure_words(t.figure());
        bool const known = verdict.measured;
        out.push_back({{"name", t.figure()},
                       {"label", words.words},
                       {"share", words.share},
                       {"group", t.group},
                       {"survey", t.value},
                       {"low", t.low},
                       {"high", t.high},
                       {"model", known ? rounded(verdict.model.mean) : Json(nullptr)},
                       {"model_low", known ? rounded(verdict.model.low) : Json(nullptr)},
                       {"model_high", known ? rounded(verdict.model.high) : Json(nullptr)},
                       {"inside", known ? Json(verdict.in_range) : Json(nullptr)},
                       {"overlaps", known ? Json(verdict.overlaps) : Json(nullptr)},
                       {"source", t.source},
                       {"year", t.year}});
    }
    return out;
}

Json rests_on_json(Scenario const& scenario, std::string const& again, std::vector<std::string> const& hashes)
{
    auto const counts = evidence_counts();
    Json out{{"measured", counts[0]},
             {"inferred", counts[1]},
             {"assumed", counts[2]},
             {"sentence", evidence_sentence()},
             {"parameters", Json::array()},
             {"again", again},
             {"hashes", hashes}};
    for (auto const& at : parameters_for(scenario.groups, scenario.ranks)) {
        auto const& row = *at.row;
        if (scenario.import && (row.name.starts_with("institution.") || row.name.starts_with("ties.")))
            continue; // they are in the tables
        double const value = at.in(scenario.parameters);
        out["parameters"].push_back(
            {{"name", at.name},
             {"value", rounded(value)},
             {"unit", row.unit},
             {"grade", name_of(row.evidence)},
             {"role", name_of(row.role)},
             {"source", row.source},
             {"meaning", row.meaning},
             {"default", at.default_value ? Json(value == at.default_value->value)
                                          : Json(!scenario.given.contains(at.name))}});
    }
    return out;
}

bool surveys_apply(Scenario const& scenario)
{
    return !scenario.import && scenario.groups == std::vector<std::string>{"woman", "man"} &&
           scenario.parameters.run.window == Parameters{}.run.window &&
           scenario.parameters.run.weeks >= scenario.parameters.run.window;
}

} // namespace groundswell::report
