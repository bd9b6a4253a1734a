#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>
#include <groundswell/paired.hpp>
#include <groundswell/run.hpp>
#include <groundswell/simulation.hpp>
#include <stdexcept>

#include "engine/state.hpp"
#include "experiment/small_world.hpp"
#include "world/world.hpp"

namespace groundswell {

namespace {

using testing::small_scenario;

PairedPlan plan_of(std::vector<Scenario> arms)
{
    PairedPlan plan;
    plan.experiment = "test";
    for (std::size_t i = 0; i < arms.size(); ++i)
        plan.arms.push_back(std::to_string(i));
    plan.scenarios = [arms = std::move(arms)](std::uint32_t) { return arms; };
    return plan;
}

/// Bit for bit, NaN included.
bool same(std::vector<PointValue> const& a, std::vector<PointValue> const& b)
{
    return std::ranges::equal(a, b, [](PointValue const& x, PointValue const& y) {
        return x.metric == y.metric && x.group == y.group &&
               std::bit_cast<std::uint64_t>(x.value) == std::bit_cast<std::uint64_t>(y.value);
    });
}

} // namespace

TEST(Paired, ARuleThatChangesNothingChangesNothing)
{
    auto const base = small_scenario();
    auto null = base;
    null.interventions.push_back(*standard_intervention("bystander_training"));
    null.interventions.back().kind = intervention::BystanderTraining{.dose = 0};
    auto trained = null;
    trained.interventions.back().kind = intervention::BystanderTraining{.dose = .5};
    PointsInMemory store;
    auto const runs = run_paired(plan_of({base, null, trained}), {.count = 3}, store);
    for (auto const& run : runs) {
        for (std::size_t i = 0; i < run.arms[0].size(); ++i) {
            auto const& value = run.arms[0][i];
            if (value.metric == "cost" || std::isnan(value.value)) continue;
            EXPECT_EQ(value.value, run.arms[1][i].value) << value.metric;
        }
        EXPECT_FALSE(same(run.arms[0], run.arms[2])); // the comparison can fail
    }
}

TEST(Paired, ThreadsNeverChangeAResult)
{
    auto const base = small_scenario();
    auto const variant = small_scenario({"reaction.intervene=0.5"});
    PointsInMemory one, three;
    auto const a = run_paired(plan_of({base, variant}), {.threads = 1, .count = 5}, one);
    auto const b = run_paired(plan_of({base, variant}), {.threads = 3, .count = 5}, three);
    for (std::size_t r = 0; r < a.size(); ++r) {
        EXPECT_EQ(b[r].replicate, r);
        for (std::size_t arm = 0; arm < 2; ++arm)
            EXPECT_TRUE(same(a[r].arms[arm], b[r].arms[arm]));
    }
    EXPECT_FALSE(same(a[0].arms[0], a[1].arms[0]));
}

TEST(Paired, TheBaseOfAPairIsThePlainRun)
{
    auto const base = small_scenario();
    auto const arms = run_arms(std::vector{base, small_scenario({"acts.power=0"})}, PartAt::week_zero, 2);
    EXPECT_EQ(arms[0].result_hash, run_replicate(base, 2).result_hash);
    EXPECT_NE(arms[1].result_hash, arms[0].result_hash);
}

TEST(Paired, ChangedRulesBeginAtWeekZeroOrWithTheBurnIn)
{
    // A rule that matters in burn-in only: at week 0 it is too late for it.
    auto const base = small_scenario();
    auto early = base;
    early.interventions.push_back(
        {.kind = intervention::ParameterChange{.set = {{"propensity.harm.factor", 0}}},
         .name = "before",
         .start = -26,
         .end = 0});
    auto const late = run_arms(std::vector{base, early}, PartAt::week_zero, 0);
    EXPECT_TRUE(same(kept_figures(late[0]), kept_figures(late[1])));
    auto const whole = run_arms(std::vector{base, early}, PartAt::burn_in_start, 0);
    EXPECT_EQ(whole[0].result_hash, late[0].result_hash);
    EXPECT_FALSE(same(kept_figures(whole[0]), kept_figures(whole[1])));
}

TEST(Paired, WhatIsHeldInTheBaseIsHeldInAVariantOfIt)
{
    auto allies = *standard_intervention("ally_mobilisation");
    allies.start = -26;
    allies.every = 0;
    auto base = small_scenario();
    base.interventions = {allies};
    auto variant = base; // the same, but in another place of the list
    variant.interventions.insert(variant.interventions.begin(), *standard_intervention("bystander_training"));
    variant.interventions.front().kind = intervention::BystanderTraining{.dose = 0};
    auto const arms = run_arms(std::vector{base, variant, small_scenario()}, PartAt::week_zero, 0);
    EXPECT_EQ(arms[0].metrics_hash, arms[1].metrics_hash);
    EXPECT_NE(arms[0].metrics_hash, arms[2].metrics_hash); // allies matter
}

TEST(Paired, ResumesWithoutRunningAgain)
{
    auto const base = small_scenario();
    PointsInMemory store;
    auto plan = plan_of({base, base});
    std::size_t advanced = 0;
    auto const first = run_paired(plan, {.count = 2, .advance = [&] { ++advanced; }}, store);
    EXPECT_EQ(advanced, 2U);
    plan.scenarios = [](std::uint32_t replicate) -> std::vector<Scenario> {
        if (replicate < 2) throw std::logic_error("was run before");
        return std::vector(2, small_scenario());
    };
    auto const again = run_paired(plan, {.count = 3}, store);
    EXPECT_TRUE(same(first[1].arms[1], again[1].arms[1]));
    EXPECT_FALSE(again[2].arms[0].empty());
}

TEST(Paired, AStopKeepsWhatIsDone)
{
    PointsInMemory store;
    auto const plan = plan_of({small_scenario()});
    auto const stop = [] { throw std::runtime_error("enough"); };
    EXPECT_THROW(run_paired(plan, {.count = 4, .advance = stop}, store), std::runtime_error);
    EXPECT_TRUE(store.recall({"test", "0", 0}));
    EXPECT_FALSE(store.recall({"test", "0", 3}));
}

TEST(Paired, AWithheldFigureHasNoColumn)
{
    std::vector<PairedReplicate> runs{{0, {{{"trust", "all", 1}}}}, {1, {{{"harm", "all", 1}}}}};
    EXPECT_FALSE(paired_column(runs, 0, "trust"));
    runs[1].arms[0].push_back({"trust", "all", 2});
    EXPECT_EQ(paired_column(runs, 0, "trust"), (std::vector<double>{1, 2}));
    EXPECT_FALSE(paired_column(runs, 0, "trust", "man"));
}

/// The institution is 20 units without a tie between them, so that nothing travels: a unit is 5% of the
/// people.
TEST(Paired, ChangingFivePercentLeavesEveryDrawOfTheOthersUntouched)
{
    auto const base = small_scenario({"institution.seats=200", "institution.units=20",
                                      "ties.confidant_team=1", "ties.audience=0", "policy.transparency=0",
                                      "career.every=0", "career.attrition=0", "discourse.reach=0"});
    auto variant = base;
    variant.interventions.push_back(*standard_intervention("bystander_training"));
    variant.interventions.back().scope.units = {"unit 7"};
    variant.interventions.back().kind = intervention::BystanderTraining{.dose = .9};
    Key const key{base.seed, 0};
    auto const world = build_world(base, key);
    Simulation a(world, base, key), b(world, variant, key);
    a.run_until(26);
    b.run_until(26);
    std::size_t inside = 0, others = 0;
    for (Seat seat = 0; seat < world->seats; ++seat) {
        auto const& x = a.state().people;
        auto const& y = b.state().people;
        bool const same = std::memcmp(&x.record[seat], &y.record[seat], sizeof x.record[seat]) == 0 &&
                          x.group[seat] == y.group[seat] && x.propensity_of(seat) == y.propensity_of(seat) &&
                          a.state().lived.experienced[seat] == b.state().lived.experienced[seat] &&
                          a.state().lived.witnessed[seat] == b.state().lived.witnessed[seat];
        if (world->units[world->unit[seat]] == "unit 7")
            inside += same ? 0 : 1;
        else {
            EXPECT_TRUE(same) << seat;
            ++others;
        }
    }
    EXPECT_EQ(others, 190U);
    EXPECT_GE(inside, 8U); // the training reached them
}

} // namespace groundswell
