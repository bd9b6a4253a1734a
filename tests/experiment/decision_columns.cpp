#include "experiment/decision_columns.hpp"

#include <gtest/gtest.h>
#include <limits>

#include "experiment/design.hpp"
#include "experiment/small_world.hpp"

namespace groundswell {

namespace {

using testing::small_scenario;

/// Two arms in these replicates; `counted_acts` is the replicate's number plus ten times the arm's.
CompareRun run_of(std::vector<std::uint32_t> const& replicates)
{
    CompareRun out;
    out.spec.uncertain = true;
    out.spec.arms = {{"base", small_scenario()}, {"escrow", variant_of(small_scenario(), "escrow")}};
    for (auto const replicate : replicates) {
        PairedReplicate pair{replicate, {}};
        for (int arm = 0; arm < 2; ++arm)
            pair.arms.push_back(
                {{"counted_acts", "all", replicate + 10.0 * arm}, {"cost", "all", 5.0 * arm}});
        out.replicates.push_back(std::move(pair));
    }
    return out;
}

std::vector<std::size_t> const both{0, 1};

} // namespace

TEST(DecisionColumns, TakeHarmAndCostByWorld)
{
    auto const run = run_of({0, 1, 2});
    auto const columns = option_columns(run, worlds_of(run), both);
    ASSERT_TRUE(columns);
    EXPECT_EQ((*columns)[1].harm, (std::vector<double>{10, 11, 12}));
    EXPECT_EQ((*columns)[1].cost, (std::vector<double>{5, 5, 5}));
    EXPECT_EQ((*columns)[1].name, "escrow");
}

TEST(DecisionColumns, AreNotThereWhereAFigureIsWithheld)
{
    auto run = run_of({0, 1, 2});
    run.replicates[1].arms[0].erase(run.replicates[1].arms[0].begin());
    EXPECT_FALSE(option_columns(run, worlds_of(run), both));
    EXPECT_FALSE(world_column(run, worlds_of(run), {.arm = 0, .metric = "counted_acts"}));
    EXPECT_TRUE(world_column(run, worlds_of(run), {.arm = 1, .metric = "counted_acts"}));
}

TEST(DecisionColumns, AskOneRunOfAWorldAndCountHarmInTheOthers)
{
    auto run = run_of({0, 1, 2, 3});
    ComparedWorlds const worlds{.points = {0, 1}, .pairs = {{0, 1}, {2, 3}}};
    EXPECT_EQ(world_column(run, worlds, {.metric = "counted_acts"}), (std::vector<double>{.5, 2.5}));
    auto const split = split_pairs(worlds);
    EXPECT_EQ(world_column(run, split.asked, {.metric = "counted_acts"}), (std::vector<double>{0, 2}));
    EXPECT_EQ(world_column(run, split.harmed, {.metric = "counted_acts"}), (std::vector<double>{1, 3}));
    run.replicates[3].arms[0][0].value = std::numeric_limits<double>::quiet_NaN();
    EXPECT_EQ(world_column(run, worlds, {.metric = "counted_acts"}), (std::vector<double>{.5, 2}))
        << "its mean";
    auto const alone = split_pairs(worlds_of(run));
    EXPECT_EQ(alone.asked.pairs, alone.harmed.pairs) << "one pair a world: nothing can be split";
}

TEST(DecisionColumns, KnowTheParametersThatEachWorldDrew)
{
    auto const run = run_of({0, 4});
    auto const knowables = uncertain_knowables(run);
    Design const design(small_scenario(), small_scenario().seed);
    ASSERT_EQ(knowables.size(), design.parameters().size());
    for (std::size_t k = 0; k < knowables.size(); ++k) {
        EXPECT_EQ(knowables[k].name, design.parameters()[k].at.name);
        EXPECT_EQ(knowables[k].values[1], design.parameters()[k].at.in(design.at(4).parameters));
    }
}

} // namespace groundswell
