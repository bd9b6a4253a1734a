#pragma once
#include <cstdlib>
#include <groundswell/check_scenario.hpp>
#include <groundswell/over_replicates.hpp>
#include <groundswell/run.hpp>
#include <groundswell/study.hpp>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "properties/drawn_scenario.hpp"
#include "report/run_data.hpp"
#include "report/run_json.hpp"
#include "store/export.hpp"

namespace groundswell::testing {

using Json = nlohmann::ordered_json;

/// How many scenarios are drawn: GROUNDSWELL_SCENARIOS, or as many as CI has time for.
inline int scenarios_to_draw(int usual = 200)
{
    char const* const given = std::getenv("GROUNDSWELL_SCENARIOS");
    return given == nullptr ? usual : std::atoi(given);
}

/// Where the drawing begins: GROUNDSWELL_FIRST_SCENARIO, or 0. So that several processes can share the work.
inline std::uint64_t first_scenario()
{
    char const* const given = std::getenv("GROUNDSWELL_FIRST_SCENARIO");
    return given == nullptr ? 0 : std::strtoull(given, nullptr, 10);
}

/// The whole study, as `export --json` writes it.
inline Json export_of(Study& study, TemporaryFolder const& folder)
{
    auto const json = folder / "export.json";
    std::FILE* const out = std::fopen(json.c_str(), "w");
    export_json(study.database(), out);
    std::fclose(out);
    std::unique_ptr<std::FILE, int (*)(std::FILE*)> const in(std::fopen(json.c_str(), "r"), std::fclose);
    return Json::parse(in.get());
}

/// A scenario that was run, and every form in which its figures are given.
struct RunWorld {
    Scenario scenario;
    std::vector<ReplicateResult> results;
    report::RunOutcome outcome;
    Json printed;  ///< as `run --json` prints it
    Json shown;    ///< as a report or the explorer is given it
    Json exported; ///< of the study
    std::string described;

    RunWorld(Scenario drawn, TemporaryFolder const& folder) : scenario(std::move(drawn))
    {
        auto const identity = identity_of(scenario, RunOptions{}.observe_every, "groundswell run");
        outcome.scenario = scenario;
        outcome.scenario_hash = identity.scenario_hash;
        auto const file = folder / "study.sqlite";
        std::filesystem::remove(file);
        Study study(file, identity);
        for (std::uint32_t r = 0; r < scenario.replicates; ++r) {
            results.push_back(run_replicate(scenario, r));
            study.take(results.back());
            outcome.summaries.push_back(summary_of(results.back(), outcome.window()));
        }
        described = describe_scenario(scenario, build_world(scenario, Key{scenario.seed, 0}).get());
        outcome.metrics = summarise_replicates(outcome.summaries);
        printed = report::run_json(outcome, {});
        shown = report::run_data(outcome, report::read_series(study.database(), identity));
        exported = export_of(study, folder);
    }
};

} // namespace groundswell::testing
