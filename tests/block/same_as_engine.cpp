#include "same_as_engine.hpp"

#include <groundswell/read_scenario.hpp>

#include "block/week.hpp"
#include "team_of_threads.hpp"

namespace groundswell {
namespace {

using block::BlockRun;
using testing::expect_same;

void by_one_thread(BlockRun& run)
{
    run.step();
}

TEST(Block, DoesAsTheEngineInALivelyWorld)
{
    expect_same(testing::lively(), by_one_thread, "lively");
}

TEST(Block, DoesAsTheEngineWithEverythingInForce)
{
    expect_same(testing::with_everything_in_force(), by_one_thread, "everything");
}

TEST(Block, DoesAsTheEngineInEachShippedScenario)
{
    for (auto const& shipped : shipped_scenarios()) {
        Scenario scenario = read_scenario(std::string(shipped.name));
        scenario.parameters.run.burnin = 13;
        scenario.parameters.run.weeks = 26;
        expect_same(scenario, by_one_thread, std::string(shipped.name));
    }
}

} // namespace
} // namespace groundswell
