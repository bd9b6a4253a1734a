#include <gtest/gtest.h>
#include <type_traits>

#include "engine/checkpoint.hpp"
#include "engine/state.hpp"
#include "small_world.hpp"
#include "world/world.hpp"

namespace groundswell {
namespace {

using testing::lively;
using testing::run_short;
using testing::with_everything_in_force;

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

/// Events of each week from the next one on, and the state after them.
std::uint64_t hash_from_here(Simulation simulation)
{
    std::vector<Counts> weeks;
    while (simulation.week() < 40) {
        simulation.step();
        weeks.push_back(simulation.counts());
    }
    return result_hash(weeks, simulation.state());
}

TEST(Determinism, StateIsACheckpoint)
{
    Scenario const scenario = with_everything_in_force();
    Key const key{scenario.seed, 0};
    auto const world = build_world(scenario, key);
    for (Week const at : {0, 5, 17, 31}) {
        Simulation whole(world, scenario, key);
        whole.run_until(at);
        auto const bytes = write_checkpoint(whole.state());
        auto const expected = hash_from_here(std::move(whole));
        EXPECT_EQ(hash_from_here(Simulation(world, scenario, key, read_checkpoint(bytes, "test"))), expected)
            << "from week " << at;
    }
}

/// Empties one field of a state, by its position.
class Forget {
  public:
    explicit Forget(int field) : left_(field) {}
    template <class Field>
    void operator()(char const* name, Field& field)
    {
        if (left_-- != 0) return;
        forgot = name;
        if constexpr (std::is_arithmetic_v<Field>)
            field += 1;
        else if constexpr (requires { field.front() = {}; } && !std::is_same_v<Field, std::vector<Case>>)
            std::ranges::fill(field, typename Field::value_type{});
        else
            field = {};
    }
    std::string forgot;

  private:
    int left_;
};

TEST(Determinism, ACheckpointThatForgetsAFieldIsNoticed)
{
    Scenario const scenario = with_everything_in_force();
    Key const key{scenario.seed, 0};
    auto const world = build_world(scenario, key);
    Simulation first(world, scenario, key);
    first.run_until(24); // when no column is empty, and little is left to happen again
    auto const expected = hash_from_here(Simulation(world, scenario, key, SimulationState(first.state())));
    int fields = 0;
    for (;; ++fields) {
        SimulationState state = first.state();
        Forget forget(fields);
        SimulationState::visit(state, forget);
        if (forget.forgot.empty()) break;
        EXPECT_NE(hash_from_here(Simulation(world, scenario, key, std::move(state))), expected)
            << forget.forgot;
    }
    EXPECT_GT(fields, 15);
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
