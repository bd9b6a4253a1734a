#include "view/session.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>

#include "apps/attribute_report.hpp"
#include "apps/compare_outcome.hpp"
#include "apps/world_of.hpp"
#include "base/problems.hpp"
#include "experiment/paired_figures.hpp"
#include "scenario/intervention_json.hpp"
#include "scenario/parameter_table.hpp"
#include "scenario/read.hpp"
#include "scenario/shipped.hpp"
#include "store/identity.hpp"
#include "store/study.hpp"
#include "view/setting.hpp"
#include "view/study_report.hpp"

namespace groundswell::view {

namespace {

/// What an institution can decide, and what its people's answers hang on most.
constexpr std::array first_parameters{"policy.delay",        "policy.transparency", "policy.shield",
                                      "policy.substantiate", "retaliation.base",    "reaction.intervene",
                                      "reaction.crowd",      "reaction.power",      "learn.norm",
                                      "acts.power",          "disclose.report",     "discourse.deflect"};

bool is_database(std::string const& name)
{
    std::error_code ignored;
    if (!std::filesystem::is_regular_file(name, ignored)) return false;
    std::ifstream file(name, std::ios::binary);
    char head[15]{};
    file.read(head, sizeof head);
    return file && std::string_view(head, sizeof head) == "SQLite format 3";
}

/// A study's scenario; its tables, if it reads any, are looked for beside it.
Scenario studied(std::string const& path)
{
    auto const identity = read_identity(open_study(path));
    auto const folder = std::filesystem::path(path).parent_path();
    auto scenario = [&] {
        try {
            return read_scenario_text(identity.scenario, (folder / "scenario.toml").string());
        } catch (UserError const& error) {
            throw UserError(Problem{path, "its scenario cannot be read again",
                                    error.problems().front().text(),
                                    "put the tables beside the study, or use 'groundswell report'"});
        }
    }();
    scenario.path = "";
    scenario.seed = identity.seed;
    return scenario;
}

Json parameters_json(Scenario const& scenario)
{
    Json out = Json::array();
    for (auto const& at : parameters_for(scenario.groups, scenario.ranks)) {
        auto const& row = *at.row;
        if (scenario.import && (row.name.starts_with("institution.") || row.name.starts_with("ties.")))
            continue;
        double const value = at.in(scenario.parameters);
        auto const usual = at.standard.value_or(Default{value, row.allowed});
        out.push_back({{"name", at.name},
                       {"unit", row.unit},
                       {"default", usual.value},
                       {"low", row.allowed.low},
                       {"high", row.allowed.high},
                       {"plausible_low", usual.plausible.low},
                       {"plausible_high", usual.plausible.high},
                       {"value", value},
                       {"integer", row.integer},
                       {"whole", row.integer},
                       {"grade", name_of(row.evidence)},
                       {"role", name_of(row.role)},
                       {"section", row.section},
                       {"meaning", row.meaning},
                       {"changes_during_run", row.changes_during_run()},
                       {"first", std::ranges::find(first_parameters, at.name) != first_parameters.end()}});
    }
    return out;
}

Json presets_json()
{
    Json out = Json::array();
    for (auto const& [name, text] : shipped_scenarios()) {
        auto const scenario = read_scenario_text(text, std::string(name) + ".toml");
        out.push_back({{"name", name},
                       {"title", scenario.title},
                       {"sentence", scenario.sentence},
                       {"interventions", interventions_json(scenario.interventions)}});
    }
    return out;
}

Json off_json(Scenario const& scenario)
{
    Json out = Json::array();
    for (std::size_t i = 0; i < component_count; ++i)
        if (scenario.off.*component_switches[i]) out.push_back(component_names[i]);
    return out;
}

} // namespace

Session::Session(std::string const& name)
{
    if (is_database(name)) {
        report_ = study_report({{name}, std::nullopt, ""});
        scenario_ = studied(name);
    } else {
        scenario_ = name.empty() ? default_scenario() : read_scenario(name);
    }
    drawn_ = drawn(world_of(scenario_).world);
}

Json Session::json() const
{
    Json components = Json::array(), metrics = Json::array();
    for (std::string const name : component_names)
        components.push_back({{"name", name}, {"words", component_words(name)}});
    for (auto const& name : figure_names()) {
        auto const words = figure_words(name);
        metrics.push_back({{"name", name},
                           {"label", words.words},
                           {"share", words.share},
                           {"unit", words.share ? "share" : ""}});
    }
    return {{"version", GROUNDSWELL_VERSION},
            {"title", scenario_.title},
            {"sentence", scenario_.sentence},
            {"imported", scenario_.import.has_value()},
            {"people", drawn_.world->seats},
            {"scenario_toml", identity_of(scenario_, 0, "").scenario},
            {"seed", scenario_.seed},
            {"replicates", scenario_.replicates},
            {"weeks", scenario_.parameters.run.weeks},
            {"burnin", scenario_.parameters.run.burnin},
            {"groups", scenario_.groups},
            {"ranks", rank_labels(scenario_)},
            {"units", units_json(drawn_)},
            {"interventions_now", interventions_json(scenario_.interventions)},
            {"components_off", off_json(scenario_)},
            {"report", report_},
            {"presets", presets_json()},
            {"parameters", parameters_json(scenario_)},
            {"interventions", intervention_kinds_json()},
            {"components", components},
            {"metrics", metrics}};
}

} // namespace groundswell::view
