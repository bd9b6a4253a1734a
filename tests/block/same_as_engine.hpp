#pragma once
#include <gtest/gtest.h>

#include "block/block_run.hpp"
#include "engine/observation.hpp"
#include "engine/small_world.hpp"

namespace groundswell::testing {

/// Run a scenario by the engine and by `step(block)`, week by week, and expect the same of both: events,
/// fates, cost, messages, candidates, and the state at the end.
template <class Step>
void expect_same(Scenario const& scenario, Step const& step, std::string const& what,
                 std::uint32_t replicate = 0)
{
    Key const key{scenario.seed, replicate};
    auto const world = build_world(scenario, key);
    ASSERT_FALSE(block::BlockRun::obstacle(*world)) << what;
    Simulation engine(world, scenario, key);
    block::BlockRun blocks(world, scenario, key, engine.state());
    std::vector<Counts> weeks;
    while (engine.week() < static_cast<Week>(scenario.parameters.run.weeks)) {
        engine.step();
        step(blocks);
        ASSERT_FALSE(blocks.lost()) << what << ", week " << engine.week() - 1;
        auto const of_block = blocks.counts();
        for (int c = 0; c < counter_count; ++c)
            ASSERT_TRUE(std::ranges::equal(engine.counts().cells_of(static_cast<Counter>(c)),
                                           of_block.cells_of(static_cast<Counter>(c))))
                << what << ", week " << engine.week() - 1 << ", "
                << counter_names[static_cast<std::size_t>(c)] << ": "
                << engine.counts().total(static_cast<Counter>(c)) << " by the engine, "
                << of_block.total(static_cast<Counter>(c)) << " by the block program";
        weeks.push_back(engine.counts());
    }
    auto const tallies = blocks.tallies();
    EXPECT_EQ(tallies.messages, engine.messages()) << what;
    EXPECT_EQ(tallies.candidates, engine.candidates()) << what;
    EXPECT_EQ(tallies.cost, engine.intervention_cost()) << what;
    auto const later = [&](Fates const& fates) {
        auto const all = fates.between(0, engine.week());
        return std::array{all.known, all.told, all.reported, all.substantiated, all.accountable};
    };
    EXPECT_EQ(later(tallies.fates), later(engine.fates())) << what;
    EXPECT_EQ(result_hash(weeks, blocks.state()), result_hash(weeks, engine.state())) << what;
}

} // namespace groundswell::testing
