// What ranks share is what one process does. tests/ranks/check tries the same with MPI.
#include <algorithm>
#include <fmt/format.h>
#include <groundswell/claims.hpp>
#include <groundswell/compare.hpp>
#include <groundswell/paired.hpp>
#include <groundswell/run.hpp>
#include <groundswell/sensitivity.hpp>

#include "experiment/rank_replicates.hpp"
#include "experiment/two_arms.hpp"
#include "experiment/two_ranks.hpp"

namespace groundswell {

namespace {

using testing::eventful_scenario;
using testing::plan_of;
using testing::PointsOfRank;
using testing::small_scenario;
using testing::TwoRanks;

class Results : public Sink {
  public:
    void take(ReplicateResult const& result) override { taken.push_back(result); }
    std::vector<ReplicateResult> taken;
};

/// What the two stages of a sensitivity analysis found.
std::string found_in(SensitivityResult const& result)
{
    std::string out;
    for (auto const& run : result.runs) {
        out += fmt::format("{} {} {}:", run.key.experiment, run.key.point, run.key.replicate);
        for (auto const& figure : run.figures)
            out += fmt::format(" {}", figure.value);
        out += "\n";
    }
    for (auto const& number : result.metrics.at(0).numbers)
        out += fmt::format("{} {} {}\n", number.name, number.first.value, number.total.value);
    return out;
}

} // namespace

TEST(Ranks, OfAPairedExperimentFindTheSameAndRunWhatIsMissing)
{
    auto const plan = plan_of(small_scenario());
    PointsInMemory alone;
    PairedOptions options{.first = 1, .count = 5};
    auto const expected = run_paired(plan, options, alone);
    std::size_t advanced = 0;
    TwoRanks const ranks(
        [&](Ranks& leader) {
            PointsOfRank store(leader);
            // One replicate is kept, and half of another.
            for (auto const& [replicate, arm] : {std::pair{2U, 0U}, {2U, 1U}, {3U, 1U}})
                store.kept.PointsInMemory::keep({"test", plan.arms[arm], replicate},
                                                *alone.recall({"test", plan.arms[arm], replicate}));
            options.advance = [&] { ++advanced; };
            EXPECT_EQ(points_hash(run_paired(plan, options, store.shared)), points_hash(expected));
            EXPECT_EQ(store.kept.kept, 7U);
        },
        [&](Ranks& follower) {
            PointsOfRank store(follower);
            run_paired(plan, {.first = 1, .count = 5}, store.shared);
        });
    EXPECT_EQ(advanced, 5U);
    EXPECT_EQ(ranks.units_elsewhere(), 2U);
}

TEST(Ranks, ThatOnlyRunUnitsNeedNotKnowHowFarAComparisonIs)
{
    CompareSpec spec;
    spec.arms = {{"base", small_scenario()}, {"more", small_scenario({"acts.power=0"})}};
    CompareSize size{.stop = StoppingRule{.half_width = 1e-9}, .most = 24};
    size.stop->minimum = 2;
    PointsInMemory alone;
    auto const expected = run_comparison(spec, size, alone);
    TwoRanks const ranks(
        [&](Ranks& leader) {
            PointsOfRank store(leader);
            EXPECT_EQ(points_hash(run_comparison(spec, size, store.shared).replicates),
                      points_hash(expected.replicates));
        },
        [&](Ranks& follower) {
            PointsOfRank store(follower);
            run_comparison(spec, size, store.shared);
        });
    EXPECT_EQ(expected.replicates.size(), 24U);
    EXPECT_EQ(ranks.units_elsewhere(), 12U);
}

TEST(Ranks, OfASensitivityShareBothItsStages)
{
    auto scenario = eventful_scenario({"run.weeks=13", "run.window=13"});
    SensitivityOptions const options{.metrics = {"harm"}, .trajectories = 4, .keep = 1, .replicates = 16};
    PointsInMemory alone;
    auto const expected = measure_sensitivity(scenario, options, alone);
    TwoRanks const ranks(
        [&](Ranks& leader) {
            PointsOfRank store(leader);
            EXPECT_EQ(found_in(measure_sensitivity(scenario, options, store.shared)), found_in(expected));
            EXPECT_EQ(store.kept.kept, expected.runs.size());
        },
        [&](Ranks& follower) {
            PointsOfRank store(follower);
            measure_sensitivity(scenario, options, store.shared);
        });
    EXPECT_GE(ranks.units_elsewhere(), expected.runs.size() / 2 - 1);
}

TEST(Ranks, OfClaimsFindTheSame)
{
    ClaimsOptions options;
    options.base = eventful_scenario({"institution.units=2", "run.weeks=78"});
    options.points = 3;
    options.replicates = 2;
    auto const claims = chosen_claims({"C1", "C4"});
    PointsInMemory alone;
    auto const expected = test_claims(claims, options, alone);
    TwoRanks const ranks(
        [&](Ranks& leader) {
            PointsOfRank store(leader);
            auto const found = test_claims(claims, options, store.shared);
            for (std::size_t c = 0; c < claims.size(); ++c) {
                EXPECT_EQ(found[c].holds, expected[c].holds);
                for (std::size_t part = 0; part < found[c].parts.size(); ++part)
                    // As text, because an unknown value equals no other.
                    EXPECT_EQ(fmt::format("{}", fmt::join(found[c].parts[part].values, " ")),
                              fmt::format("{}", fmt::join(expected[c].parts[part].values, " ")));
            }
            EXPECT_EQ(store.kept.kept, 12U);
        },
        [&](Ranks& follower) {
            PointsOfRank store(follower);
            test_claims(claims, options, store.shared);
        });
    EXPECT_EQ(ranks.units_elsewhere(), 3U);
}

TEST(Ranks, OfARunHandOverEveryReplicateWhole)
{
    auto const scenario = small_scenario();
    RunOptions options{.observe_every = 4, .replicates = 5, .skip = {1}};
    Results expected;
    run_replicates(scenario, options, expected);
    Results found;
    TwoRanks const ranks([&](Ranks& leader) { run_replicates_over(leader, scenario, options, found); },
                         [&](Ranks& follower) {
                             Results none;
                             run_replicates_over(follower, scenario, options, none);
                         });
    EXPECT_EQ(ranks.units_elsewhere(), 2U);
    std::ranges::sort(found.taken, {}, &ReplicateResult::replicate);
    ASSERT_EQ(found.taken.size(), expected.taken.size());
    for (std::size_t i = 0; i < found.taken.size(); ++i) {
        auto const &one = found.taken[i], &other = expected.taken[i];
        EXPECT_EQ(one.replicate, other.replicate);
        EXPECT_EQ(one.result_hash, other.result_hash);
        EXPECT_EQ(one.metrics_hash, other.metrics_hash);
        EXPECT_EQ(one.series.size(), other.series.size());
        EXPECT_EQ(one.states.size(), other.states.size());
    }
}

TEST(Ranks, AreGivenOtherWorkByAnotherScenarioOrPlan)
{
    /// What a rank asks work of.
    class Asking : public Ranks {
      public:
        int rank() const override { return 1; }
        int size() const override { return 2; }
        Processes& processes(std::uint64_t, Stop) override { throw std::logic_error("not tried here"); }
        void share(SharedWork const&, Executor const&) override {}
        [[noreturn]] void serve(std::uint64_t of, RunUnit const&, Executor const&) override
        {
            asked = of;
            throw Dismissed();
        }
        std::uint64_t asked{0};
    } ranks;
    auto const asked_by_run = [&](Scenario const& scenario, int observe_every) {
        Results none;
        EXPECT_THROW(run_replicates_over(ranks, scenario, {.observe_every = observe_every}, none), Dismissed);
        return ranks.asked;
    };
    auto const first = asked_by_run(small_scenario(), 4);
    EXPECT_EQ(asked_by_run(small_scenario(), 4), first);
    EXPECT_NE(asked_by_run(small_scenario(), 13), first);
    EXPECT_NE(asked_by_run(small_scenario({"acts.power=0"}), 4), first);
    EXPECT_NE(asked_by_run(small_scenario({"run.seed=7"}), 4), first);

    auto const asked_by_plan = [&](std::string definition) {
        auto plan = plan_of(small_scenario());
        plan.definition = std::move(definition);
        PointsOfRank store(ranks);
        EXPECT_THROW(run_paired(plan, {.count = 2}, store.shared), Dismissed);
        return ranks.asked;
    };
    EXPECT_EQ(asked_by_plan("one"), asked_by_plan("one"));
    EXPECT_NE(asked_by_plan("one"), asked_by_plan("another"));
}

} // namespace groundswell
