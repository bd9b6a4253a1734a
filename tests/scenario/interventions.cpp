#include <groundswell/read_scenario.hpp>
#include <groundswell/write_scenario.hpp>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "scenario/check.hpp"
#include "scenario/hash.hpp"
#include "scenario/intervention_json.hpp"
#include "support/intervention_changes.hpp"

namespace groundswell {
namespace {

using testing::all_changes;
using testing::sound;

Scenario with(InterventionSpec const& spec)
{
    Scenario out = default_scenario();
    out.interventions = {spec};
    return out;
}

class EachKind : public ::testing::TestWithParam<InterventionKind> {};

TEST_P(EachKind, HasNoFieldThatHashAndEqualityDoNotSee)
{
    auto const base = sound(GetParam());
    auto const changes = all_changes(base);
    EXPECT_GE(changes.size(), 5U);
    for (auto const& [field, spec] : changes) {
        EXPECT_NE(spec, base) << field;
        // What costs are in changes nothing that happens.
        EXPECT_EQ(scenario_hash(with(spec)) == scenario_hash(with(base)), field == "cost_unit") << field;
    }
}

TEST_P(EachKind, IsWrittenAndReadBackWithEveryField)
{
    for (auto const& [field, spec] : all_changes(sound(GetParam()))) {
        auto const text = write_toml(with(spec));
        auto const read = read_scenario_text(text, "written.toml").interventions;
        ASSERT_EQ(read.size(), 1U);
        EXPECT_EQ(read.front(), spec) << field << '\n' << text;
    }
}

TEST_P(EachKind, HasAFormFieldForEveryFieldAndASchema)
{
    auto const forms = intervention_kinds_json();
    auto const form =
        std::ranges::find_if(forms, [&](auto const& one) { return one["kind"] == info_of(GetParam()).name; });
    ASSERT_NE(form, forms.end());
    std::vector<std::string> shown, expected;
    for (auto const& field : (*form)["fields"])
        shown.push_back(field["name"]);
    InterventionSpec const spec{.kind = GetParam()};
    InterventionSpec::visit(
        spec, [&](InterventionField const& field, auto const&) { expected.emplace_back(field.name); });
    EXPECT_EQ(shown, expected);
    EXPECT_FALSE((*form)["standard"].contains("name"));

    auto const schema = interventions_schema();
    auto const& rules = schema["items"]["allOf"];
    auto const rule = std::ranges::find_if(rules, [&](auto const& one) {
        return one["if"]["properties"]["kind"]["const"] == info_of(GetParam()).name;
    });
    ASSERT_NE(rule, rules.end());
    for (auto const& name : expected)
        EXPECT_TRUE((*rule)["then"]["properties"].contains(name)) << name;
}

INSTANTIATE_TEST_SUITE_P(Scenario, EachKind, ::testing::ValuesIn(intervention_kinds()),
                         [](auto const& kind) { return std::string(info_of(kind.param).name); });

TEST(Interventions, WithoutANameTakeOneThatIsFree)
{
    auto const read = read_scenario_text("[[intervention]]\nkind = 'parity'\n"
                                         "[[intervention]]\nkind = 'parity'\nname = 'parity'\n"
                                         "[[intervention]]\nkind = 'parity'\n",
                                         "s.toml")
                          .interventions;
    ASSERT_EQ(read.size(), 3U);
    EXPECT_EQ(read[0].name, "parity 2");
    EXPECT_EQ(read[1].name, "parity");
    EXPECT_EQ(read[2].name, "parity 3");
}

TEST(Interventions, WithFieldsOfNoMeaningAreRefused)
{
    auto spec = sound(intervention::Parity{});
    spec.every = 4;
    spec.scope.share = .5;
    auto const problems = check_interventions(with(spec));
    ASSERT_EQ(problems.size(), 2U);
    EXPECT_EQ(problems[0].text(), "intervention.1.every: has no meaning for parity (leave it at 0).");
    EXPECT_EQ(problems[1].place.key, "intervention.1.scope");
}

TEST(Interventions, ReachSomeOfTheConnectedOrAreRefused)
{
    auto spec = sound(intervention::BystanderTraining{.dose = .5});
    for (double const wrong : {0.0, -.5, 1.5}) {
        spec.scope.connected = wrong;
        auto const problems = check_interventions(with(spec));
        ASSERT_FALSE(problems.empty()) << wrong;
        EXPECT_EQ(problems.back().place.key, "intervention.1.scope.connected");
        EXPECT_EQ(problems.back().allowed, "above 0, at most 1");
    }
    spec.scope.connected = .06;
    EXPECT_TRUE(check_interventions(with(spec)).empty());
}

} // namespace
} // namespace groundswell
