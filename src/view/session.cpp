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
#include "experiment/standard_interventions.hpp"
#include "scenario/intervention_fields.hpp"
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
            throw UserError(
                Problem{.code = ProblemCode::file_cannot_be_read,
                        .place = {.file = path},
                        .what = "its scenario cannot be read again",
                        .allowed = error.problems().front().text(),
                        .suggestion = "put the tables beside the study, or use 'groundswell report'"});
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

Json field_json(InterventionField const& field, Json const& standard)
{
    bool const number =
        field.type == std::string_view("number") || field.type == std::string_view("whole number");
    auto const at = standard.find(field.name);
    Json choices = Json::array();
    if (field.name == std::string_view("post")) choices = post_names;
    return {{"name", field.name},
            {"type", field.type},
            {"choices", choices},
            {"default", at == standard.end() ? Json(nullptr) : *at},
            {"low", number ? Json(field.allowed.low) : Json(nullptr)},
            {"high", number ? Json(field.allowed.high) : Json(nullptr)},
            {"unit", ""},
            {"meaning", field.meaning}};
}

Json kinds_json()
{
    Json out = Json::array();
    for (std::size_t k = 0; k < intervention_count; ++k) {
        auto const kind = static_cast<InterventionKind>(k);
        auto const& use = use_of(kind);
        Scenario scenario;
        if (kind != InterventionKind::parameter)
            scenario.interventions.push_back(standard_intervention(kind));
        auto const list = interventions_json(scenario);
        Json const standard = list.empty() ? Json::object() : list.front();
        Json fields = Json::array();
        for (auto const& field : intervention_fields())
            if (use.uses(field.name)) {
                auto json = field_json(field, standard);
                if (kind == InterventionKind::dialogue && field.name == std::string_view("dose"))
                    json["high"] = 20;
                fields.push_back(std::move(json));
            }
        out.push_back({{"kind", intervention_names[k]},
                       {"words", use.meaning},
                       {"usual", kind == InterventionKind::parameter ? "" : describe_standard(kind)},
                       {"scope", use.uses("scope")},
                       {"standard", standard},
                       {"fields", std::move(fields)}});
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
                       {"interventions", interventions_json(scenario)}});
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
            {"interventions_now", interventions_json(scenario_)},
            {"components_off", off_json(scenario_)},
            {"report", report_},
            {"presets", presets_json()},
            {"parameters", parameters_json(scenario_)},
            {"interventions", kinds_json()},
            {"components", components},
            {"metrics", metrics}};
}

} // namespace groundswell::view
