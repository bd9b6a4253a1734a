#include <groundswell/checkpoint.hpp>
#include <groundswell/problems.hpp>
#include <gtest/gtest.h>

#include "engine/small_world.hpp"

namespace groundswell {
namespace {

/// Events of each week up to week 40, and the state after them.
std::uint64_t rest_of(Simulation& simulation)
{
    std::vector<Counts> weeks;
    while (simulation.week() < 40) {
        simulation.step();
        weeks.push_back(simulation.counts());
    }
    return result_hash(weeks, simulation.state());
}

struct Setting {
    Scenario scenario = testing::lively();
    Key key{scenario.seed, 0};
    std::shared_ptr<World const> world = build_world(scenario, key);

    Simulation at(Week week) const
    {
        Simulation out(world, scenario, key);
        out.run_until(week);
        return out;
    }
};

TEST(Checkpoint, GoesOnWhereItWasWritten)
{
    Setting const setting;
    auto written = setting.at(17), other = setting.at(5);
    restore_checkpoint(other, write_checkpoint(written), "test");
    EXPECT_EQ(other.week(), 17);
    EXPECT_EQ(rest_of(other), rest_of(written));
}

TEST(Checkpoint, IsRefusedWhereItDoesNotFit)
{
    Setting const setting;
    auto simulation = setting.at(5);
    auto const before = write_checkpoint(simulation);

    Setting larger;
    larger.scenario.parameters.institution.seats += 10;
    larger.world = build_world(larger.scenario, larger.key);
    auto damaged = before;
    damaged.back() ^= 1;
    auto const fault = [&](std::vector<std::uint8_t> const& bytes) -> std::string {
        try {
            restore_checkpoint(simulation, bytes, "x.state");
        } catch (UserError const& error) {
            return error.what();
        }
        return "none";
    };
    EXPECT_EQ(fault(write_checkpoint(larger.at(5))),
              "x.state: has 130 seats (the world of the simulation has 120).");
    EXPECT_NE(fault(damaged), "none");
    EXPECT_EQ(write_checkpoint(simulation), before);
}

TEST(Checkpoint, ABranchGoesItsOwnWay)
{
    Setting const setting;
    auto whole = setting.at(17);
    auto const before = write_checkpoint(whole);
    auto branch = whole.branch();
    auto const expected = rest_of(branch);
    EXPECT_EQ(write_checkpoint(whole), before);
    EXPECT_EQ(rest_of(whole), expected);
}

} // namespace
} // namespace groundswell
