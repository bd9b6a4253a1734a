#include <groundswell/report.hpp>
#include <groundswell/run.hpp>
#include <groundswell/version.hpp>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "support/small_scenario.hpp"

namespace groundswell {
namespace {

using Json = nlohmann::json;

TEST(PublicReport, OfARunHoldsItsFiguresAndHash)
{
    auto const scenario = testing::eventful_scenario();
    auto const found = run_summaries(scenario, {.first_replicate = 1, .replicates = 2});
    ASSERT_EQ(found.size(), 2U);
    EXPECT_EQ(found[0].result_hash, run_replicate(scenario, 1).result_hash);
    auto const report = report_run(scenario, found);
    ASSERT_FALSE(report.findings.empty());
    EXPECT_NE(report.findings.front().find("of women"), std::string::npos) << report.findings.front();
    auto const json = Json::parse(report.json);
    EXPECT_EQ(json.at("people"), 120);
    EXPECT_EQ(json.at("replicates"), 2);
    EXPECT_EQ(json.at("version"), version());
}

TEST(PublicReport, OfAComparisonNamesTheVariant)
{
    auto const base = testing::eventful_scenario();
    PointsInMemory points;
    auto const run = run_comparison({.arms = {{"base", base}, {"dialogue", variant_of(base, "dialogue")}}},
                                    {.replicates = 3}, points);
    auto const report = report_comparison(run, "experienced");
    EXPECT_FALSE(report.findings.empty());
    auto const json = Json::parse(report.json);
    EXPECT_EQ(json.at("metric"), "experienced");
    EXPECT_NE(report.json.find("dialogue"), std::string::npos);
}

TEST(PublicReport, ReadsASettingAsJson)
{
    auto const session = testing::small_scenario();
    auto const changed = scenario_from_json(
        R"({"preset": null, "set": {"policy.delay": 3}, "components_off": ["silence"]})", session);
    EXPECT_EQ(changed.parameters.policy.delay, 3);
    EXPECT_TRUE(changed.off.silence);
    EXPECT_EQ(changed.parameters.institution.seats, 80);

    auto const problems = [&](char const* setting) -> Problems {
        try {
            scenario_from_json(setting, session);
        } catch (UserError const& error) {
            return error.problems();
        }
        return {};
    };
    ASSERT_EQ(problems("{").size(), 1U);
    EXPECT_EQ(problems("{").front().code, ProblemCode::value_malformed);
    auto const deep =
        R"({"set": {"policy.delay": )" + std::string(500'000, '[') + std::string(500'000, ']') + "}}";
    ASSERT_EQ(problems(deep.c_str()).size(), 1U);
    EXPECT_EQ(problems(deep.c_str()).front().code, ProblemCode::value_malformed);
    auto const two = problems(R"({"preset": null, "set": {"policy.delay": -3, "policy.delai": 1}})");
    ASSERT_EQ(two.size(), 2U);
    auto const json = Json::parse(problems_json(two));
    EXPECT_NE(two[0].code, two[1].code);
    for (std::size_t i : {0, 1}) {
        EXPECT_EQ(json["problems"][i]["code"], two[i].code.name());
        EXPECT_EQ(json["problems"][i]["what"], two[i].what);
    }
}

} // namespace
} // namespace groundswell
