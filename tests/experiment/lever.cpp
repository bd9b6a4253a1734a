#include <groundswell/compare.hpp>
#include <groundswell/dose.hpp>

#include "experiment/small_world.hpp"
#include "scenario/check.hpp"

namespace groundswell {

using testing::has;
using testing::problems_of;
using testing::small_scenario;

TEST(StandardInterventions, AllAreSoundAndCostSomething)
{
    for (auto const& name : standard_names()) {
        Scenario scenario = small_scenario();
        scenario.interventions.push_back(*standard_intervention(name));
        auto const& spec = scenario.interventions.back();
        EXPECT_EQ(spec.name, name);
        EXPECT_TRUE(check_scenario(scenario).empty()) << name;
        EXPECT_EQ(spec.cost_per_person + spec.cost_per_week == 0, name == "answering") << name;
        EXPECT_NE(std::string(spec.info().standard.words), "");
    }
    EXPECT_FALSE(standard_intervention("parameter"));
    EXPECT_EQ(standard_names().size() + 1, intervention_kinds().size()); // all but that one
}

TEST(Lever, SetsParametersAndNumbersOfInterventions)
{
    Scenario scenario = small_scenario();
    set_lever(scenario, "policy.transparency", .6, "parameter");
    EXPECT_EQ(scenario.parameters.policy.transparency, .6);
    set_lever(scenario, "ally_mobilisation.share", .7, "parameter");
    ASSERT_EQ(scenario.interventions.size(), 1U);
    EXPECT_EQ(scenario.interventions[0].scope.share, .7);
    set_lever(scenario, "ally_mobilisation.dose", .2, "parameter");
    EXPECT_EQ(scenario.interventions[0].as<intervention::AllyMobilisation>()->dose, .2);
    set_lever(scenario, "ally_mobilisation.share", 0, "parameter"); // reaches nobody
    EXPECT_TRUE(scenario.interventions.empty());
    set_lever(scenario, "escrow.match", 3, "parameter");
    EXPECT_EQ(scenario.interventions[0].as<intervention::Escrow>()->match, 3);
}

TEST(Lever, LeavesOpenWhatTheNumberExcludes)
{
    Scenario scenario = small_scenario();
    set_lever(scenario, "remove_offenders.top_share", .1, "parameter"); // the standard form has reports
    ASSERT_EQ(scenario.interventions.size(), 1U);
    EXPECT_EQ(scenario.interventions[0].kind,
              InterventionKind(intervention::RemoveOffenders{.top_share = .1}));
    set_lever(scenario, "remove_offenders.reports", 3, "parameter");
    EXPECT_EQ(scenario.interventions[0].kind, InterventionKind(intervention::RemoveOffenders{.reports = 3}));
    set_lever(scenario, "remove_offenders.top_share", 0, "parameter"); // reaches nobody
    EXPECT_TRUE(scenario.interventions.empty());
}

TEST(Lever, HasTheRangeOfItsKind)
{
    auto const high = [](char const* name) { return lever_range(small_scenario(), name, "parameter").high; };
    EXPECT_EQ(high("status_reform.dose"), 1);
    EXPECT_EQ(high("dialogue.dose"), 20);
    EXPECT_EQ(lever_range(small_scenario(), "movement.count", "parameter").low, 0); // takes it away
    EXPECT_TRUE(lever_range(small_scenario(), "movement.count", "parameter").integer);
}

TEST(Lever, FindsAnInterventionByItsName)
{
    Scenario scenario = small_scenario();
    for (auto const* name : {"first", "second"}) {
        scenario.interventions.push_back(*standard_intervention("bystander_training"));
        scenario.interventions.back().name = name;
    }
    set_lever(scenario, "second.dose", .9, "parameter");
    EXPECT_EQ(scenario.interventions[0].kind, InterventionKind(intervention::BystanderTraining{.dose = .3}));
    EXPECT_EQ(scenario.interventions[1].kind, InterventionKind(intervention::BystanderTraining{.dose = .9}));
}

TEST(Lever, SaysWhatIsWrong)
{
    Scenario scenario = small_scenario();
    auto const said = [&](std::string const& name, double value) {
        return problems_of([&] { set_lever(scenario, name, value, "parameter"); });
    };
    EXPECT_TRUE(has(said("policy.transparancy", 1), "parameter: unknown parameter 'policy.transparancy'"));
    EXPECT_TRUE(has(said("policy.transparancy", 1), "Did you mean 'policy.transparency'?"));
    EXPECT_TRUE(has(said("ally_mobilization.share", 1), "Did you mean 'ally_mobilisation.share'?"));
    EXPECT_TRUE(has(said("ally_mobilisation.shares", 1), "Did you mean 'ally_mobilisation.share'?"));
    EXPECT_TRUE(has(said("ally_mobilisation.uptake", 1), "ally_mobilisation has ally_mobilisation.start"));
    EXPECT_TRUE(
        has(said("policy.transparency", 2), "parameter policy.transparency: is 2 (must lie in [0, 1]"));
    EXPECT_TRUE(has(said("ally_mobilisation.share", 1.5), "parameter ally_mobilisation.share: is 1.5"));
    EXPECT_TRUE(scenario.interventions.empty()); // unchanged
    EXPECT_EQ(problems_of([&] { lever_range(scenario, "escrow.uptake", "parameter"); }), "");
}

TEST(Variant, IsMadeOfWords)
{
    auto const base = small_scenario();
    auto const v = variant_of(base, "escrow+escrow.uptake=0.25+policy.transparency=6e-1+parity");
    ASSERT_EQ(v.interventions.size(), 2U);
    EXPECT_EQ(v.interventions[0].as<intervention::Escrow>()->uptake, .25);
    EXPECT_EQ(v.parameters.policy.transparency, .6);
    EXPECT_EQ(changes_between(base, v), (std::vector<std::string>{"policy.transparency 0.2 -> 0.6",
                                                                  "escrow is added", "parity is added"}));
    EXPECT_TRUE(changes_between(base, base).empty());
    EXPECT_EQ(changes_between(v, base).back(), "parity is taken away");
}

TEST(Variant, SaysAllThatIsWrong)
{
    auto const base = small_scenario();
    auto const said =
        problems_of([&] { variant_of(base, "escro+policy.transparency=7+escrow.uptake=x+acts.powr=1"); });
    EXPECT_TRUE(has(said, "with: unknown intervention 'escro'"));
    EXPECT_TRUE(has(said, "Did you mean 'escrow'?"));
    EXPECT_TRUE(has(said, "with policy.transparency: is 7"));
    EXPECT_TRUE(has(said, "with escrow.uptake: is 'x' (must be a number)"));
    EXPECT_TRUE(has(said, "Did you mean 'acts.power'?"));
}

TEST(Comparability, NeedsOneWorldAndOneHorizon)
{
    NamedScenario const base{"base", small_scenario()};
    auto const said = [&](Scenario const& other) {
        std::string out;
        for (auto const& p : check_comparable(std::vector<NamedScenario>{base, {"a.toml", other}}))
            out += p.text() + "\n";
        return out;
    };
    EXPECT_EQ(said(small_scenario({"acts.power=0", "run.replicates=9", "run.seed=4"})), "");
    EXPECT_TRUE(has(said(small_scenario({"institution.seats=90"})),
                    "a.toml: has institution.seats 90 (the base has 80: another world)"));
    EXPECT_TRUE(has(said(small_scenario({"ties.audience=5"})), "another world"));
    EXPECT_TRUE(has(said(small_scenario({"run.weeks=27"})),
                    "a.toml: has run.weeks 27 (the base has 26: another horizon). Set run.weeks for both"));
    Scenario groups;
    groups.groups = {"woman", "man", "nonbinary"};
    EXPECT_TRUE(has(said(groups), "a.toml: has groups woman, man, nonbinary (the base has woman, man)"));
    Scenario tables = small_scenario();
    tables.import.emplace();
    EXPECT_TRUE(has(said(tables), "a.toml: is about another world (the base generates its people)"));
}

} // namespace groundswell
