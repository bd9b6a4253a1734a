#include <gtest/gtest.h>

#include "small_world.hpp"

namespace groundswell {
namespace {

using testing::lively;
using testing::run_short;

TEST(Determinism, ThreadsChangeNothing)
{
    Scenario const scenario = lively();
    auto const one = run_short(scenario, 1);
    EXPECT_EQ(one.hash, run_short(scenario, 2).hash);
    EXPECT_EQ(one.hash, run_short(scenario, 7).hash);
    EXPECT_NE(one.hash, run_short(scenario, 1, 1).hash); // the hash sees the difference between replicates
}

TEST(Determinism, LengthOfBurnInShiftsNoDraw)
{
    // With nothing that changes states before week 0, burn-in only passes the time.
    Scenario scenario = lively();
    scenario.parameters.propensity.everyday.factor = scenario.parameters.propensity.harm.factor = 0;
    scenario.parameters.career.every = 0;
    Key const key{scenario.seed, 0};
    auto const world = build_world(scenario, key);
    Simulation fresh(world, scenario, key);
    scenario.parameters.run.burnin = 30;
    Simulation burnt(world, scenario, key);
    burnt.run_until(0);
    EXPECT_GT(fresh.state().people.propensity.size(), 20U);
    for (Seat seat = 0; seat < world->seats; ++seat) {
        EXPECT_EQ(fresh.state().people.propensity_of(seat), burnt.state().people.propensity_of(seat));
        EXPECT_EQ(fresh.read(seat).norm, burnt.read(seat).norm);
    }
}

TEST(Determinism, StateIsACheckpoint)
{
    Scenario const scenario = lively();
    Key const key{scenario.seed, 0};
    auto const world = build_world(scenario, key);
    Simulation whole(world, scenario, key);
    Simulation first(world, scenario, key);
    first.run_until(23);
    Simulation second(world, scenario, key, SimulationState(first.state()));
    whole.run_until(60);
    second.run_until(60);
    EXPECT_EQ(result_hash({}, whole.state()), result_hash({}, second.state()));
}

TEST(Determinism, ObservingChangesNothing)
{
    Scenario const scenario = lively();
    Key const key{scenario.seed, 0};
    auto const world = build_world(scenario, key);
    Simulation watched(world, scenario, key), alone(world, scenario, key);
    while (watched.week() < 40) {
        observe_states(watched);
        watched.step();
    }
    alone.run_until(40);
    EXPECT_EQ(result_hash({}, watched.state()), result_hash({}, alone.state()));
}

TEST(Determinism, ARuleThatActsOnFewLeavesTheDrawsOfOthersAlone)
{
    // Nothing travels: nobody is noticed, heard or promoted. Then only the people who are trained may differ.
    Scenario base = lively();
    Parameters& p = base.parameters;
    for (auto& kind : p.kinds)
        kind.visibility = 0;
    p.disclose.min_severity = 1;
    p.career.every = 0;
    Scenario variant = base;
    variant.interventions.push_back({.kind = intervention::BystanderTraining{.dose = .5},
                                     .start = 5,
                                     .every = 3,
                                     .scope = {.share = .05}});
    Key const key{base.seed, 0};
    auto const world = build_world(base, key);
    Simulation a(world, base, key), b(world, variant, key);
    a.run_until(60);
    b.run_until(60);
    std::size_t different = 0;
    for (Seat seat = 0; seat < world->seats; ++seat)
        different += a.state().people.record[seat] != b.state().people.record[seat];
    EXPECT_GT(different, 0U);
    EXPECT_LT(different, 20U); // about 6 of 120 are reached
}

TEST(Determinism, AnInterventionThatDoesNothingChangesNothing)
{
    Scenario const base = lively();
    Scenario variant = base;
    variant.interventions.push_back(
        {.kind = intervention::ParameterChange{.set = {{"acts.power", base.parameters.acts.power}}},
         .start = 3,
         .end = 20});
    variant.interventions.push_back(
        {.kind = intervention::BystanderTraining{.dose = 1}, .scope = {.share = 0}});
    variant.interventions.push_back({.kind = intervention::BystanderTraining{.dose = 0}});
    variant.interventions.push_back({.kind = intervention::NormCorrection{.dose = 0}});
    Key const key{base.seed, 0};
    auto const world = build_world(base, key);
    Simulation a(world, base, key), b(world, variant, key);
    for (int week = 0; week < 40; ++week) {
        a.step();
        b.step();
        ASSERT_EQ(a.counts().cells(), b.counts().cells());
    }
    EXPECT_EQ(a.state().people.record, b.state().people.record);
}

} // namespace
} // namespace groundswell
