#include <gtest/gtest.h>

#include "engine/ranges.hpp"
#include "several.hpp"
#include "small_world.hpp"
#include "world/world.hpp"

namespace groundswell {
namespace {

using testing::lively;
using testing::several;

std::uint64_t hash_of(std::shared_ptr<World const> const& world, std::size_t least, int threads)
{
    Scenario const scenario = lively();
    Simulation simulation(world, scenario, {scenario.seed, 0}, threads);
    simulation.cut_into_ranges(least);
    std::vector<Counts> weeks;
    while (simulation.week() < 15) {
        simulation.step();
        weeks.push_back(simulation.counts());
    }
    return result_hash(weeks, simulation.state());
}

TEST(Ranges, ChangeNothingWhateverTheThreads)
{
    Scenario const scenario = lively();
    auto const world = several(*build_world(scenario, {scenario.seed, 0}), 14);
    auto const whole = hash_of(world, world->seats, 1);
    for (int const threads : {1, 2, 7}) {
        EXPECT_EQ(hash_of(world, 1, threads), whole) << threads;
        EXPECT_EQ(hash_of(world, 300, threads), whole) << threads;
        EXPECT_EQ(hash_of(world, world->seats, threads), whole) << threads;
    }
}

World with_team(std::size_t seats, std::vector<std::pair<Seat, Seat>> pairs)
{
    World world;
    world.seats = seats;
    world.team = TieLayer(rows_from_pairs(seats, std::move(pairs)));
    return world;
}

std::vector<Seat> begins(World const& world, std::size_t least)
{
    std::vector<Seat> out;
    for (auto const& range : closed_ranges(world, least))
        out.push_back(range.begin);
    return out;
}

TEST(Ranges, EndWhereNoTieCrosses)
{
    // 0-1-2 | 3 | 4-5, 6 in between | 7
    auto const world = with_team(8, {{0, 1}, {1, 2}, {2, 1}, {4, 6}, {5, 4}});
    EXPECT_EQ(begins(world, 1), (std::vector<Seat>{0, 3, 4, 7}));
    EXPECT_EQ(begins(world, 4), (std::vector<Seat>{0, 4}));
    EXPECT_EQ(begins(world, 8), (std::vector<Seat>{0}));
    EXPECT_EQ(closed_ranges(world, 1).back().end, 8U);
}

TEST(Ranges, MindTiesThatLeadBack)
{
    EXPECT_EQ(begins(with_team(6, {{5, 1}}), 1), (std::vector<Seat>{0, 1}));
    EXPECT_EQ(begins(with_team(6, {{5, 0}}), 1), (std::vector<Seat>{0}));
    EXPECT_EQ(begins(with_team(6, {}), 2), (std::vector<Seat>{0, 2, 4}));
}

} // namespace
} // namespace groundswell
