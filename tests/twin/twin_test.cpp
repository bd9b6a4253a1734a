#include <groundswell/parameter_table.hpp>
#include <gtest/gtest.h>

#include "agreement.hpp"
#include "base/overloaded.hpp"
#include "compare.hpp"
#include "engine/state.hpp"
#include "examples.hpp"
#include "world/world.hpp"

namespace groundswell::twin {
namespace {

class Seeds : public ::testing::TestWithParam<std::uint32_t> {};
INSTANTIATE_TEST_SUITE_P(Twin, Seeds, ::testing::Range(1U, 9U));

TEST_P(Seeds, AgreeInAHarshWorld)
{
    Setting setting;
    setting.seed = GetParam();
    setting.seats = 30 + 10 * (GetParam() % 10);
    EXPECT_EQ(first_difference(setting), "");
}

TEST_P(Seeds, AgreeAtDefaults)
{
    Setting setting;
    setting.parameters = three_groups();
    setting.seed = GetParam();
    setting.seats = 120;
    setting.weeks = 150;
    EXPECT_EQ(first_difference(setting), "");
}

TEST_P(Seeds, AgreeWithoutCareers)
{
    Setting setting;
    setting.parameters.career.every = 0;
    setting.seed = GetParam();
    EXPECT_EQ(first_difference(setting), "");
}

TEST_P(Seeds, AgreeInTheBurnInOfAnImportedWorld)
{
    Setting setting;
    setting.imported = true;
    setting.burnin = 30;
    setting.seed = GetParam();
    EXPECT_EQ(first_difference(setting), "");
}

TEST_P(Seeds, AgreeWithInfluenceAndQuota)
{
    Setting setting;
    setting.parameters.influence.every = 2;
    setting.parameters.career.quota = 1;
    setting.parameters.career.attrition = .1;
    setting.seed = GetParam();
    EXPECT_EQ(first_difference(setting), "");
}

TEST_P(Seeds, AgreeWhereTiesGoOneWayAndInstitutionsAreTwo)
{
    Setting setting;
    setting.parameters.influence.every = 3;
    setting.parameters.career.attrition = .05;
    setting.seed = GetParam();
    setting.tangled_ranks = 1 + static_cast<int>(GetParam() % 5);
    setting.imported = GetParam() % 2 == 0;
    EXPECT_EQ(first_difference(setting), "");
}

TEST_P(Seeds, AgreeInACountryOfMatchings)
{
    Setting setting;
    setting.matched = true;
    setting.parameters.influence.every = 3;
    setting.parameters.career.attrition = .05;
    setting.seats = 60 + 20 * GetParam();
    setting.seed = GetParam();
    setting.threads = 1 + static_cast<int>(GetParam() % 2);
    EXPECT_EQ(first_difference(setting), "");
    setting.off.representation = true;
    EXPECT_EQ(first_difference(setting), "");
}

TEST(Twin, AgreesWhereThousandsCouldSeeAndHear)
{
    Setting setting;
    setting.crowded = true;
    setting.burnin = 0;
    setting.weeks = 3; // the twin takes the square of 1,100 for each
    setting.parameters.policy.delay = 1;
    setting.parameters.policy.transparency = .3;
    setting.parameters.retaliation.learn = .5;
    EXPECT_EQ(first_difference(setting), "");
}

TEST(Twin, DiffersWhereMatchingsHaveAnotherKey)
{
    Setting setting;
    setting.matched = true;
    setting.seats = 100;
    Setting other = setting;
    ASSERT_EQ(first_difference(setting), "");
    other.country = 4; // the same people and draws, other workplaces and ties
    EXPECT_NE(first_difference(setting, other), "");
}

class EachComponent : public ::testing::TestWithParam<int> {};
INSTANTIATE_TEST_SUITE_P(Twin, EachComponent, ::testing::Range(0, component_count), [](auto const& part) {
    return component_names[static_cast<std::size_t>(part.param)];
});

TEST_P(EachComponent, AgreesWhenOff)
{
    for (std::uint32_t seed = 1; seed <= 3; ++seed) {
        Setting setting;
        setting.seed = seed;
        setting.off.*component_switches[static_cast<std::size_t>(GetParam())] = true;
        EXPECT_EQ(first_difference(setting), "") << "seed " << seed;
    }
}

TEST(Twin, AgreesWithAllComponentsOff)
{
    Setting setting;
    for (auto const part : component_switches)
        setting.off.*part = true;
    EXPECT_EQ(first_difference(setting), "");
}

class EachIntervention : public ::testing::TestWithParam<InterventionKind> {};
INSTANTIATE_TEST_SUITE_P(Twin, EachIntervention, ::testing::ValuesIn(intervention_kinds()),
                         [](auto const& kind) { return std::string(info_of(kind.param).name); });

TEST_P(EachIntervention, AgreesInForce)
{
    for (std::uint32_t seed = 1; seed <= 3; ++seed) {
        Setting setting;
        setting.seed = seed;
        setting.interventions = {example(GetParam())};
        EXPECT_EQ(first_difference(setting), "") << "seed " << seed;
    }
}

TEST(Twin, AgreesWithVariantsOfInterventions)
{
    Setting setting;
    InterventionSpec oracle = example(intervention::RemoveOffenders{});
    oracle.kind = intervention::RemoveOffenders{.top_share = .2};
    InterventionSpec bias = example(intervention::Parity{});
    bias.kind = intervention::Parity{.quota = false};
    InterventionSpec movement = example(intervention::Movement{});
    movement.as<intervention::Movement>()->post = groundswell::Post::testimony;
    InterventionSpec hurt = example(intervention::Movement{});
    hurt.as<intervention::Movement>()->post = groundswell::Post::hurt;
    hurt.scope = {};
    InterventionSpec units = example(intervention::BystanderTraining{});
    units.scope.ranks = {0, 2};
    units.scope.units = {small_world(60, {1, 3}).units[1]};
    for (auto const& spec : {oracle, bias, movement, hurt, units}) {
        setting.interventions = {spec};
        EXPECT_EQ(first_difference(setting), "") << spec.name;
    }
}

TEST(Twin, AgreesWithAllInterventionsAtOnce)
{
    for (double const every : {3.0, 0.0}) {
        Setting setting;
        setting.parameters.career.every = every;
        for (auto const& kind : intervention_kinds())
            setting.interventions.push_back(example(kind));
        EXPECT_EQ(first_difference(setting), "") << "career.every " << every;
    }
}

TEST(Twin, AgreesInAnySetting)
{
    for (std::uint32_t number = 1; number <= 60; ++number)
        EXPECT_EQ(first_difference(any_setting(number)), "") << "number " << number;
}

TEST(Twin, DiffersWhenAnyParameterDoes)
{
    Setting const setting = with_everything();
    ASSERT_EQ(first_difference(setting), "");
    for (auto const& at : parameters_for(setting.place().groups, setting.place().ranks)) {
        if (!at.row->changes_during_run()) continue;
        Setting other = setting;
        double& x = at.in(other.parameters);
        x = at.row->integer && at.row->allowed.high == 1 ? 1 - x : 1.3 * x + .5;
        EXPECT_NE(first_difference(setting, other), "") << at.name;
    }
}

TEST(Twin, DiffersWhenAComponentOrAnInterventionDoes)
{
    Setting const setting = with_everything();
    for (int part = 0; part < component_count; ++part) {
        Setting other = setting;
        other.off.*component_switches[static_cast<std::size_t>(part)] = true;
        EXPECT_NE(first_difference(setting, other), "") << component_names[static_cast<std::size_t>(part)];
    }
    for (auto const& kind : intervention_kinds()) {
        Setting other = setting;
        other.interventions = {example(kind)};
        EXPECT_NE(first_difference(setting, other), "") << info_of(kind).name;
    }
}

} // namespace
} // namespace groundswell::twin
