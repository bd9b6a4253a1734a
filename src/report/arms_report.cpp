#include "report/arms_report.hpp"

#include <fmt/format.h>
#include <groundswell/over_replicates.hpp>
#include <nlohmann/json.hpp>

#include "report/compare_outcome.hpp"
#include "report/disclosure_words.hpp"
#include "report/run_data.hpp"
#include "scenario/hash.hpp"
#include "store/identity.hpp"

namespace groundswell::report {

namespace {

Json arm_data(ArmsRun const& run, std::size_t arm)
{
    auto const& one = run.arms[arm];
    auto const& scenario = one.scenario;
    auto const outcome = outcome_of(run, arm, one.summaries.size());
    auto const identity = identity_of(scenario, arms_observe_every, "");
    Json out{{"version", GROUNDSWELL_VERSION},
             {"title", scenario.title},
             {"sentence", scenario.sentence},
             {"people", run.people},
             {"imported", scenario.import.has_value()},
             {"seed", scenario.seed},
             {"replicates", one.summaries.size()},
             {"weeks", identity.weeks},
             {"window", outcome.window()},
             {"act_window", outcome.act_window()},
             {"scenario_hash", fmt::format("{:016x}", scenario_hash(scenario))},
             {"result_hash", outcome.result_hash()},
             {"command", "groundswell run scenario.toml"},
             {"scenario_toml", identity.scenario},
             {"groups", scenario.groups},
             {"ranks", identity.rank_names},
             {"notes", scenario.notes}};
    for (auto const& note : disclosure_notes(scenario))
        out["notes"].push_back(note);
    out.update(run_data(outcome, one.series));
    return out;
}

Json comparison(ArmsRun const& run)
{
    if (run.arms.size() < 2) return nullptr;
    CompareOutcome outcome{.run = {}, .metric = "harm", .findings = {}, .stop = {}};
    outcome.run.spec.arms = {{"base", run.arms[0].scenario}, {"variant", run.arms[1].scenario}};
    outcome.run.replicates = run.pairs;
    outcome.findings = variant_findings(outcome.run, outcome.metric);
    return comparison_data(outcome, 0);
}

} // namespace

RunOutcome outcome_of(ArmsRun const& run, std::size_t arm, std::size_t replicates)
{
    auto const& one = run.arms[arm];
    RunOutcome out;
    out.scenario = one.scenario;
    out.people = run.people;
    out.summaries.assign(one.summaries.begin(),
                         one.summaries.begin() + static_cast<std::ptrdiff_t>(replicates));
    out.metrics = summarise_replicates(out.summaries);
    return out;
}

Json arms_data(ArmsRun const& run)
{
    return {{"base", arm_data(run, 0)},
            {"variant", run.arms.size() > 1 ? arm_data(run, 1) : Json(nullptr)},
            {"comparison", comparison(run)}};
}

Json arms_report(ArmsRun const& run, Json const& data)
{
    auto const& scenario = run.arms.front().scenario;
    auto const replicates = run.arms.front().summaries.size();
    Json out = data["base"];
    out["targets"] = Json::array();
    if (surveys_apply(scenario))
        out["targets"] = targets_json(judge(read_targets(""), outcome_of(run, 0, replicates).metrics));
    out["replicates_for_verdict"] = replicates_for_verdict;
    out["comparisons"] = Json::array();
    if (!data["comparison"].is_null()) out["comparisons"].push_back(data["comparison"]);
    out["attribution"] = nullptr;
    out["claims"] = Json::array();
    out["dose"] = Json::array();
    out["sources"] = Json::array();
    std::vector<std::string> hashes{"scenario " + data["base"]["scenario_hash"].get<std::string>(),
                                    "result " + data["base"]["result_hash"].get<std::string>()};
    auto again =
        fmt::format("groundswell run base.toml --seed {} --replicates {}", scenario.seed, replicates);
    if (!data["variant"].is_null()) {
        out["variant_toml"] = data["variant"]["scenario_toml"];
        hashes.push_back("variant's scenario " + data["variant"]["scenario_hash"].get<std::string>());
        again += fmt::format("\ngroundswell compare base.toml --with variant.toml --seed {} --replicates {}",
                             scenario.seed, replicates);
    }
    out["rests_on"] = rests_on_json(scenario, again, hashes);
    return out;
}

Json running_means(ArmRun const& arm, std::size_t replicates)
{
    Json out = Json::array();
    auto const& first = arm.summaries.front().metrics;
    for (std::size_t m = 0; m < first.size(); ++m) {
        if (first[m].name != "harm" && first[m].name != "experienced") continue;
        std::vector<double> values;
        bool withheld = false;
        for (std::size_t i = 0; i < replicates; ++i) {
            auto const& shown = arm.summaries[i].metrics[m];
            withheld = withheld || shown.withheld;
            values.push_back(shown.value);
        }
        Json row{{"name", first[m].name}, {"group", first[m].group}, {"withheld", withheld}};
        row.update(band(withheld ? Estimate{} : estimate_mean(values, bounds_of(first[m].name))));
        out.push_back(std::move(row));
    }
    return out;
}

} // namespace groundswell::report
