#include <groundswell/parameter_table.hpp>
#include <gtest/gtest.h>

#include "base/overloaded.hpp"
#include "compare.hpp"
#include "engine/state.hpp"
#include "settings.hpp"
#include "world/world.hpp"

namespace groundswell::twin {
namespace {

/// One setting in which the engine and the twin must agree.
struct Setting {
    Parameters parameters{harsh()};
    Components off{};
    std::vector<InterventionSpec> interventions;
    std::size_t seats{60};
    std::uint32_t seed{1};
    int burnin{4}, weeks{40};
    bool imported{false};
    int tangled_ranks{0};     ///< above 0: a tangled world of so many ranks
    bool matched{false};      ///< a country, with ties that are computed
    std::uint32_t country{3}; ///< which one
    int threads{1};
    Week resume{never}; ///< the engine starts again from its own state in this week

    Key key() const { return {seed, 3}; }
    World place() const
    {
        World place = matched             ? matched_world(seats, {seed, country})
                      : tangled_ranks > 0 ? tangled_world(seats, tangled_ranks, key())
                                          : small_world(seats, key());
        place.imported = imported;
        return place;
    }
};

/// Step both week by week; the first week in which they differ, and how.
///
/// @param other  what the twin is given; the same as the engine's unless a difference is wanted
std::string first_difference(Setting const& setting, Setting const& other)
{
    World const place = setting.place();
    Scenario scenario;
    scenario.groups = place.groups;
    scenario.ranks = place.ranks;
    scenario.parameters = setting.parameters;
    scenario.parameters.run.burnin = setting.burnin;
    scenario.off = setting.off;
    scenario.interventions = setting.interventions;
    scenario.seed = setting.seed;
    auto const shared = std::make_shared<World const>(place);
    Simulation engine(shared, scenario, setting.key(), setting.threads);
    TwinWorld w =
        start(other.place(), other.parameters, other.off, other.interventions, other.key(), -other.burnin);

    for (int i = 0; i < setting.burnin + setting.weeks; ++i) {
        if (w.week == setting.resume)
            engine =
                Simulation(shared, scenario, setting.key(), SimulationState(engine.state()), setting.threads);
        engine.step();
        step(w);
        if (auto const text = Comparison(engine, w).text(); !text.empty())
            return fmt::format("after week {}:\n{}", w.week - 1, text);
    }
    return {};
}

std::string first_difference(Setting const& setting)
{
    return first_difference(setting, setting);
}

class Seeds : public testing::TestWithParam<std::uint32_t> {};
INSTANTIATE_TEST_SUITE_P(Twin, Seeds, testing::Range(1U, 9U));

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

class EachComponent : public testing::TestWithParam<int> {};
INSTANTIATE_TEST_SUITE_P(Twin, EachComponent, testing::Range(0, component_count), [](auto const& part) {
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

/// An intervention for some of the people, for some of the time.
InterventionSpec example(InterventionKind kind)
{
    std::visit(
        Overloaded{
            [](intervention::Accountability& own) {
                own.set = {{"policy.delay", 1}, {"policy.shield", 0}, {"policy.transparency", .9}};
            },
            [](intervention::ParameterChange& own) {
                own.set = {{"acts.seeking", .1}, {"halflife.norm", 20}, {"career.bias.man", .9}};
                own.ramp = true;
            },
            [](intervention::Escrow& own) { own.uptake = .8; },
            [](intervention::RemoveOffenders& own) { own.reports = 3; },
            [](intervention::Parity& own) { own.quota = true; },
            [](intervention::Movement& own) { own = {.count = 4, .post = groundswell::Post::inclusion}; },
            [](auto& own) {
                if constexpr (requires { own.dose; }) own.dose = .4;
            }},
        kind);
    InterventionSpec out{.kind = kind,
                         .name = info_of(kind).name,
                         .start = 3,
                         .end = 23,
                         .every = 4,
                         .scope = {.groups = {"man", "nonbinary"}, .share = .7}};
    if (out.as<intervention::Escrow>()) out.scope.groups = {};
    return out;
}

class EachIntervention : public testing::TestWithParam<InterventionKind> {};
INSTANTIATE_TEST_SUITE_P(Twin, EachIntervention, testing::ValuesIn(intervention_kinds()),
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

/// Any setting: parameters stretched, some components off, some interventions, drawn from a number.
Setting any_setting(std::uint32_t number)
{
    auto u = [number, index = 0U]() mutable {
        return uniform({number, 0}, Purpose::design, {0, 0, 0, index++});
    };
    Setting setting;
    setting.seed = number;
    setting.seats = 30 + whole_below(u(), 60);
    setting.tangled_ranks = u() < .5 ? 1 + static_cast<int>(whole_below(u(), 5)) : 0;
    setting.imported = u() < .3;
    setting.weeks = 25;
    setting.threads = number % 20 == 0 ? 2 : 1;
    setting.resume = static_cast<Week>(number % 20);
    Parameters const defaults = three_groups();
    for (auto const& at : parameters_for(setting.place().groups, setting.place().ranks)) {
        if (!at.row->changes_during_run()) continue;
        double const drawn = u();
        double& x = at.in(setting.parameters);
        if (drawn < .1) x = at.in(defaults);
        if (drawn > .8) x *= .4 + 6 * (drawn - .8);
    }
    setting.parameters.career.every = std::floor(6 * u());
    setting.parameters.policy.delay = std::floor(4 * u());
    if (u() < .3) setting.parameters.influence.every = 1 + std::floor(3 * u());
    if (u() < .3) setting.parameters.career.quota = 1;
    for (auto const part : component_switches)
        setting.off.*part = u() < .2;
    for (auto const& kind : intervention_kinds())
        if (u() < .3) {
            auto spec = example(kind);
            spec.start = static_cast<Week>(whole_below(u(), 10));
            if (u() < .4) spec.end.reset();
            if (u() < .3) spec.scope = {};
            if (u() < .3) spec.every = static_cast<Week>(whole_below(u(), 3));
            double const dose = u();
            bool const ramp = spec.end && u() < .5;
            std::visit(
                [&](auto& own) {
                    if constexpr (requires { own.dose; }) own.dose = dose;
                    if constexpr (requires { own.ramp; }) own.ramp = ramp;
                },
                spec.kind);
            setting.interventions.push_back(spec);
        }
    return setting;
}

TEST(Twin, AgreesInAnySetting)
{
    for (std::uint32_t number = 1; number <= 60; ++number)
        EXPECT_EQ(first_difference(any_setting(number)), "") << "number " << number;
}

/// Everything is in use, so that whatever is changed can be seen.
Setting with_everything()
{
    Setting setting;
    setting.parameters.influence.every = 2;
    setting.parameters.kinds[1].severity = .15;
    setting.parameters.retaliation.base = 0;
    setting.tangled_ranks = 3; // as many of each group
    setting.parameters.career.bias = {0, 1, -1};
    setting.parameters.career.attrition = .1;
    return setting;
}

TEST(Twin, DiffersWhenAnyParameterDoes)
{
    Setting const setting = with_everything();
    ASSERT_EQ(first_difference(setting), "");
    for (auto const& at : parameters_for(setting.place().groups, setting.place().ranks)) {
        if (!at.row->changes_during_run()) continue;
        Setting other = setting;
        at.in(other.parameters) = 1.3 * at.in(other.parameters) + .5;
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
