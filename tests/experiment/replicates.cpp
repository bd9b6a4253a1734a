#include <algorithm>
#include <atomic>
#include <cmath>
#include <groundswell/observer.hpp>
#include <groundswell/own_mechanism.hpp>
#include <groundswell/paired.hpp>
#include <groundswell/read_scenario.hpp>
#include <groundswell/run.hpp>
#include <groundswell/run_checkpoint.hpp>
#include <gtest/gtest.h>
#include <numeric>

#include "base/own_folder.hpp"
#include "experiment/small_world.hpp"

namespace groundswell {

namespace {

using testing::small_scenario;

/// Remembers which replicates came, and asks to stop at one of them.
class Taken : public Sink {
  public:
    explicit Taken(std::size_t stop_at = 1000) : stop_at_(stop_at) {}
    void take(ReplicateResult const& result) override
    {
        replicates.push_back(result.replicate);
        hashes.push_back(result.result_hash);
        if (replicates.size() == stop_at_) asked = true;
    }
    std::vector<std::uint32_t> replicates;
    std::vector<std::uint64_t> hashes;
    std::atomic<bool> asked{false};

  private:
    std::size_t stop_at_;
};

/// Asks to stop in one week.
class AskAt : public Observer {
  public:
    void week_over(WeekView const&) override
    {
        if (++weeks == 30) asked = true;
    }
    int weeks{0};
    std::atomic<bool> asked{false};
};

} // namespace

TEST(Replicates, ComeInOrderWhateverTheThreads)
{
    auto const scenario = small_scenario();
    Taken one, three;
    run_replicates(scenario, {.threads = 1, .replicates = 14}, one);
    run_replicates(scenario, {.threads = 3, .replicates = 14}, three);
    std::vector<std::uint32_t> expected(14);
    std::iota(expected.begin(), expected.end(), 0U);
    EXPECT_EQ(one.replicates, expected);
    EXPECT_EQ(three.replicates, expected);
    EXPECT_EQ(one.hashes, three.hashes);
}

TEST(Replicates, AreHandedOverAsTheyFinishAndKeptWhenStopped)
{
    auto const scenario = small_scenario();
    Taken taken(3);
    RunOptions options{.threads = 2, .replicates = 100};
    options.stop = Stop(taken.asked);
    EXPECT_THROW(run_replicates(scenario, options, taken), Stopped);
    // Those that were finished meanwhile are kept too: at most those of the batch.
    EXPECT_GE(taken.replicates.size(), 3U);
    EXPECT_LE(taken.replicates.size(), 8U);

    // What is there is left out when the run goes on, and the rest is the same.
    Taken rest, whole;
    options = {.threads = 2, .replicates = 8, .skip = taken.replicates};
    run_replicates(scenario, options, rest);
    run_replicates(scenario, {.threads = 1, .replicates = 8}, whole);
    EXPECT_EQ(rest.replicates.size() + taken.replicates.size(), 8U);
    for (std::size_t i = 0; i < rest.replicates.size(); ++i)
        EXPECT_EQ(rest.hashes[i], whole.hashes[rest.replicates[i]]);
}

TEST(Replicates, StopInTheMiddleOfABurnIn)
{
    AskAt observer;
    RunOptions options{.observer = &observer};
    options.stop = Stop(observer.asked);
    EXPECT_THROW(run_replicate(small_scenario({"run.burnin=400"}), 0, options), Stopped);
    EXPECT_EQ(observer.weeks, 30);
}

TEST(Replicates, AStopIsSeenWhileAWorldIsDrawn)
{
    std::atomic<bool> const asked{true};
    BuildOptions options;
    options.stop = Stop(asked);
    EXPECT_THROW(build_world(small_scenario(), {1, 0}, options), Stopped);
    EXPECT_NO_THROW(build_world(small_scenario(), {1, 0}));
}

/// A description may not promise trouble where there is little.
TEST(Shipped, ScenariosSayInWhichStateTheyRest)
{
    for (auto const* name : {"default", "firm", "film", "campus"}) {
        auto scenario = read_scenario(name);
        apply_overrides(scenario, {"run.weeks=104"});
        auto const result = run_replicate(scenario, 0);
        auto const norm = std::ranges::find(result.metrics, "perceived_norm", &Metric::name);
        ASSERT_NE(norm, result.metrics.end());
        bool const said = scenario.sentence.find("better of the two lasting states") != std::string::npos;
        EXPECT_EQ(said, norm->value > .7) << name << " " << norm->value;
    }
}

TEST(Paired, AStopKeepsEveryArmThatIsDone)
{
    testing::CountingStore store;
    std::atomic<bool> asked{false};
    PairedPlan plan;
    plan.experiment = "test";
    plan.definition = "{}";
    plan.arms = {"0", "1", "2"};
    plan.scenarios = [](std::uint32_t) { return std::vector(3, small_scenario()); };
    plan.measure = [&](ReplicateResult const& result, std::size_t) {
        if (store.kept == 1) asked = true; // while the second arm is measured
        return kept_figures(result);
    };
    PairedOptions options{.count = 2};
    options.stop = Stop(asked);
    EXPECT_THROW(run_paired(plan, options, store), Stopped);
    EXPECT_TRUE(store.recall({"test", "0", 0}));
    EXPECT_TRUE(store.recall({"test", "1", 0}));
    EXPECT_FALSE(store.recall({"test", "2", 0}));
    asked = false;
    auto const runs = run_paired(plan, {.count = 2}, store);
    EXPECT_EQ(store.kept, 6U); // none was run twice
    EXPECT_EQ(points_hash(runs), points_hash(run_paired(plan, {.threads = 3, .count = 2}, store)));
}

TEST(Paired, TheHashOfPointsSeesEachOfThem)
{
    std::vector<PairedReplicate> runs{{0, {{{"harm", "all", 1}}, {{"harm", "all", 2}}}}};
    auto const hash = points_hash(runs);
    auto other = runs;
    other[0].arms[1][0].value = std::nextafter(2.0, 3.0);
    EXPECT_NE(points_hash(other), hash);
    other = runs;
    other[0].arms[1][0].group = "woman";
    EXPECT_NE(points_hash(other), hash);
    other = runs;
    std::swap(other[0].arms[0], other[0].arms[1]);
    EXPECT_NE(points_hash(other), hash);
    EXPECT_EQ(points_hash(runs), hash);
}

namespace {

/// Trust is lost in every week.
class Distrust : public OwnMechanism {
  public:
    OwnDeclaration const& declaration() const override { return declaration_; }
    void act(OwnWeek& week) const override
    {
        auto trust = week.read("trust");
        for (double& t : trust)
            t *= .5;
        week.write("trust", trust);
    }

  private:
    OwnDeclaration declaration_{.name = "distrust", .reads = {"trust"}, .writes = {"trust"}, .sends = {}};
};

} // namespace

TEST(Replicates, WithAMechanismOfOnesOwnShareNoBurntInWorldWithOthers)
{
    auto const scenario = small_scenario();
    OwnFolder const folder;
    Distrust const distrust;
    RunOptions const with{.cache = folder.path(), .own = {&distrust}}, without{.cache = folder.path()};
    auto const alone = run_replicate(scenario, 0, {}).result_hash;
    auto const expected = run_replicate(scenario, 0, {.own = {&distrust}}).result_hash;
    EXPECT_NE(alone, expected);
    EXPECT_EQ(run_replicate(scenario, 0, with).result_hash, expected);
    EXPECT_EQ(run_replicate(scenario, 0, without).result_hash, alone);
    EXPECT_EQ(run_replicate(scenario, 0, with).result_hash, expected);
}

TEST(Replicates, WithAMechanismOfOnesOwnHaveNoCheckpoint)
{
    auto const scenario = small_scenario();
    OwnFolder const folder;
    RunCheckpoint checkpoint(folder.path() / "run.h5", scenario, {});
    Distrust const distrust;
    Taken taken;
    EXPECT_TRUE(testing::has(
        testing::problems_of([&] {
            run_replicates(scenario, {.replicates = 1, .checkpoint = &checkpoint, .own = {&distrust}}, taken);
        }),
        "checkpoint: given together with mechanisms of one's own"));
}

} // namespace groundswell
