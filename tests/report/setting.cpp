#include <fmt/format.h>
#include <groundswell/read_scenario.hpp>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "report/run_request.hpp"
#include "report/setting.hpp"
#include "scenario/hash.hpp"
#include "scenario/intervention_json.hpp"
#include "support/intervention_changes.hpp"

namespace groundswell::testing {

namespace {

std::vector<report::FieldProblem> faults(char const* text)
{
    try {
        report::scenario_of(Json::parse(text), default_scenario());
    } catch (report::SettingError const& error) {
        return error.problems();
    }
    return {};
}

struct FaultCase {
    char const* setting;
    char const* field;
    std::string text; ///< as on the command line, or in a file
};

class SettingFault : public ::testing::TestWithParam<FaultCase> {};

} // namespace

TEST_P(SettingFault, StandsAtItsField)
{
    auto const found = faults(GetParam().setting);
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].field, GetParam().field);
    EXPECT_EQ(found[0].problem.text(), GetParam().text);
}

INSTANTIATE_TEST_SUITE_P(
    Setting, SettingFault,
    ::testing::Values(
        FaultCase{R"({"set": {"acts.powr": 1}})", "acts.powr",
                  "set acts.powr: unknown key 'acts.powr'. Did you mean 'acts.power'?"},
        FaultCase{R"({"set": {"acts.power": "much"}})", "acts.power",
                  "set acts.power: acts.power is text, not a number."},
        FaultCase{R"({"components_off": ["silense"]})", "components_off",
                  "set components.off: components.off names the unknown component 'silense' (power, "
                  "tolerance, silence, impunity, derailing, barriers, representation, individuals). Did "
                  "you mean 'silence'?"},
        FaultCase{R"({"preset": "../default"})", "preset",
                  "preset: no such scenario: '../default' (one of barracks, campus, default, film, firm, "
                  "hospital, hotel, town). "
                  "Did you mean 'default'?"},
        FaultCase{R"({"presett": "default"})", "presett",
                  "presett: unknown key 'presett' (preset, set, components_off, interventions). Did you mean "
                  "'preset'?"},
        FaultCase{R"({"interventions": [{"kind": "escrow"}, {"kind": "escrow", "uptake": 2}]})",
                  "interventions[1].uptake",
                  "interventions[1].uptake: intervention.2.uptake is 2 (must lie in [0, 1])."},
        FaultCase{R"({"interventions": [{"kind": "escro"}]})", "interventions[0].kind",
                  "interventions[0].kind: intervention.1.kind is unknown: 'escro' (" +
                      fmt::format("{}", fmt::join(intervention_names(), ", ")) + "). Did you mean 'escrow'?"},
        FaultCase{R"({"interventions": [{"kind": "escrow", "start": 20, "end": 10}]})",
                  "interventions[0].end",
                  "interventions[0].end: intervention.1.end is 10 (after start, 20). It is the first "
                  "week in which the intervention no longer acts"},
        FaultCase{R"({"interventions": [{"kind": "parameter", "set": {"acts.powr": 1}}]})",
                  "interventions[0].set.acts.powr",
                  "interventions[0].set.acts.powr: intervention.1.set.acts.powr is no parameter. Did "
                  "you mean 'acts.power'?"},
        FaultCase{
            R"({"interventions": [{"kind": "bystander_training", "dose": 0.3, "scope": {"groups": ["child"]}}]})",
            "interventions[0].scope.groups",
            "interventions[0].scope.groups: intervention.1.scope.groups names the unknown group "
            "'child' (woman, man)."}));

TEST(Setting, NamesAllFaultsAtOnce)
{
    EXPECT_EQ(faults(R"({"set": {"acts.powr": 1, "acts.cap": 0}, "interventions": [{"kind": "x"}]})").size(),
              3U);
}

TEST(Setting, MeansWhatTheCommandLineMeans)
{
    auto expected = default_scenario();
    apply_overrides(expected, {"policy.delay=4", "components.off=[\"silence\"]"});
    auto const read = report::scenario_of(
        Json::parse(R"({"set": {"policy.delay": 4}, "components_off": ["silence"]})"), default_scenario());
    EXPECT_EQ(scenario_hash(read), scenario_hash(expected));
    EXPECT_EQ(scenario_hash(report::scenario_of(Json::object(), expected)), scenario_hash(expected));
}

TEST(Setting, InterventionsComeBackAsTheyWent)
{
    for (auto const& shipped : shipped_scenarios()) {
        auto const scenario = read_scenario_text(shipped.text, "shipped");
        Json const setting{{"preset", shipped.name},
                           {"interventions", interventions_json(scenario.interventions)}};
        EXPECT_EQ(scenario_hash(report::scenario_of(setting, default_scenario())), scenario_hash(scenario))
            << shipped.name;
    }
}

TEST(Setting, EveryFieldOfEveryKindComesBackAsItWent)
{
    for (auto const& kind : intervention_kinds())
        for (auto const& [field, spec] : all_changes(sound(kind))) {
            Json const setting{{"interventions", interventions_json({spec})}};
            auto const read = report::scenario_of(setting, default_scenario()).interventions;
            ASSERT_EQ(read.size(), 1U);
            EXPECT_EQ(read.front(), spec) << spec.info().name << '.' << field;
        }
}

TEST(Setting, AStandardFormMayBeAddedTwice)
{
    Json list = Json::array();
    for (auto const& kind : intervention_kinds_json())
        if (kind["usual"] != "")
            for (int i = 0; i < 2; ++i) {
                list.push_back(kind["standard"]);
                EXPECT_EQ(kind["standard"]["kind"], kind["kind"]);
            }
    auto const read = report::scenario_of(Json{{"interventions", list}}, default_scenario()).interventions;
    ASSERT_EQ(read.size(), list.size());
    EXPECT_EQ(read[1].name, "bystander_training 2");
}

TEST(Setting, ListsReplaceThoseOfThePreset)
{
    auto session = default_scenario();
    session.interventions.push_back({.kind = intervention::Parity{}, .name = "parity"});
    EXPECT_EQ(report::scenario_of(Json::object(), session).interventions.size(), 1U);
    EXPECT_TRUE(report::scenario_of(Json{{"interventions", Json::array()}}, session).interventions.empty());
}

TEST(RunRequest, SaysAtWhichArmAFaultIs)
{
    auto const problems = [](char const* text) {
        try {
            report::run_request(Json::parse(text), default_scenario());
        } catch (report::SettingError const& error) {
            std::vector<std::string> out;
            for (auto const& problem : error.problems())
                out.push_back(problem.field + ": " + problem.problem.text());
            return out;
        }
        return std::vector<std::string>{};
    };
    using Texts = std::vector<std::string>;
    EXPECT_EQ(problems("{}"), Texts{});
    EXPECT_EQ(problems(R"({"variant": {"set": {"policy.dely": 1}}})"),
              Texts{"variant.policy.dely: set policy.dely: unknown key 'policy.dely'. Did you mean "
                    "'policy.delay'?"});
    EXPECT_EQ(problems(R"({"replicates": 0, "variant": {}})"),
              Texts{"replicates: replicates: run.replicates is 0 (from 1 to 1000000)."});
    EXPECT_EQ(
        problems(R"({"base": {}, "variant": {"set": {"institution.seats": 500}}})"),
        Texts{"variant.institution.seats: variant: has institution.seats 500 (the base has 1000: another "
              "world). Start from a copy of the base, and change its rules only"});
}

} // namespace groundswell::testing
