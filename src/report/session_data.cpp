#include "report/session_data.hpp"

#include <algorithm>
#include <array>
#include <groundswell/members.hpp>
#include <groundswell/paired.hpp>
#include <groundswell/parameter_table.hpp>
#include <groundswell/read_scenario.hpp>
#include <nlohmann/json.hpp>

#include "report/attribute_outcome.hpp"
#include "report/metric_words.hpp"
#include "report/run_json.hpp"
#include "report/setting.hpp"
#include "scenario/intervention_json.hpp"
#include "store/identity.hpp"

namespace groundswell::report {

namespace {

/// What the workshop shows first: units that need no explanation. Log odds stand behind "Advanced".
constexpr std::array first_parameters{"policy.delay",           "policy.transparency", "retaliation.seen",
                                      "retaliation.trust_loss", "acts.repeat",         "learn.norm",
                                      "learn.silence_reads_as", "learn.habituate",     "discourse.callout",
                                      "discourse.reach",        "discourse.reassure",  "effort.weekly"};

Json parameter_rows(Scenario const& scenario)
{
    Json out = Json::array();
    for (auto const& at : parameters_for(scenario.groups, scenario.ranks)) {
        auto const& row = *at.row;
        if (scenario.import && (row.name.starts_with("institution.") || row.name.starts_with("ties.")))
            continue;
        double const value = at.in(scenario.parameters);
        auto const usual = at.default_value.value_or(Default{value, row.allowed});
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

/// How many members the fit that comes with the program has for a scenario; null: it is of another one.
Json members_of_shipped_fit(Scenario const& scenario)
{
    auto const fit = read_members(std::string(shipped_fit));
    if (fit.version != GROUNDSWELL_VERSION || fit.institution != institution_hash(scenario)) return nullptr;
    return fit.members.size();
}

} // namespace

Json session_data(Scenario const& scenario)
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
            {"title", scenario.title},
            {"sentence", scenario.sentence},
            {"imported", scenario.import.has_value()},
            {"people", nullptr},
            {"scenario_toml", identity_of(scenario, 0, "").scenario},
            {"seed", scenario.seed},
            {"replicates", scenario.replicates},
            {"weeks", scenario.parameters.run.weeks},
            {"burnin", scenario.parameters.run.burnin},
            {"groups", scenario.groups},
            {"ranks", rank_labels(scenario)},
            {"units", nullptr},
            {"interventions_now", interventions_json(scenario.interventions)},
            {"components_off", components_off_json(scenario)},
            {"report", nullptr},
            {"fit_members", members_of_shipped_fit(scenario)},
            {"presets", presets_json()},
            {"parameters", parameter_rows(scenario)},
            {"interventions", intervention_kinds_json()},
            {"components", components},
            {"metrics", metrics}};
}

} // namespace groundswell::report
