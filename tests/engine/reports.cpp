#include <gtest/gtest.h>

#include "engine/state.hpp"
#include "mechanisms/fear.hpp"
#include "small_world.hpp"

namespace groundswell {
namespace {

using testing::lively;
using testing::run_short;
using testing::start;
using C = Counter;

Scenario with_officials()
{
    Scenario scenario = lively();
    scenario.parameters.disclose.official = .5;
    return scenario;
}

TEST(Officials, AreToldAndWarnSomeOfTheAccused)
{
    auto const run = run_short(with_officials());
    EXPECT_GT(run[C::chose_official], 100U);
    EXPECT_GT(run[C::official_warned], 20U);
    EXPECT_LT(run[C::official_warned], run[C::chose_official]);
    EXPECT_EQ(run_short(lively())[C::chose_official], 0U);

    Scenario just = with_officials();
    just.off.impunity = true;
    auto const all = run_short(just);
    EXPECT_GT(all[C::chose_official], 50U);
    EXPECT_EQ(all[C::official_warned], all[C::chose_official]);
}

TEST(Officials, MakeNoCase)
{
    Scenario scenario = with_officials();
    scenario.parameters.disclose.report = -50;
    Simulation simulation = start(scenario);
    simulation.run_until(40);
    EXPECT_TRUE(simulation.state().cases.empty());
    EXPECT_GT(simulation.state().lived.official.size(), 10U);
}

TEST(Officials, WhoToldThemHasTold)
{
    Scenario scenario = with_officials();
    scenario.parameters.disclose.official = 2;
    Simulation simulation = start(scenario);
    simulation.run_until(60);
    auto const& lived = simulation.state().lived;
    EXPECT_GT(lived.told.size(), lived.official.size());
    for (auto const* told : {&lived.official, &lived.reported})
        for (auto const& [seat, week] : *told) {
            ASSERT_NE(lived.told.find(seat), nullptr);
            EXPECT_GE(*lived.told.find(seat), week);
        }
    for (auto const& [seat, week] : lived.told)
        EXPECT_TRUE(simulation.state().people.occupied(seat));
}

/// Reports are many and never found true, so that only what is seen at filing moves fear.
Scenario with_fear(double reprisal)
{
    Scenario scenario = lively();
    Parameters& p = scenario.parameters;
    p.retaliation.base = reprisal;
    p.retaliation.learn = .3;
    p.retaliation.seen = .5;
    p.policy.substantiate = -50;
    return scenario;
}

TEST(FearInAWeek, FollowsWhatIsSeen)
{
    for (double const reprisal : {50.0, -50.0}) {
        Scenario const scenario = with_fear(reprisal);
        Simulation simulation = start(scenario);
        simulation.run_until(50);
        auto const& people = simulation.state().people;
        FearOfReprisal const fear{simulation.rules(), {scenario.seed, 0}};
        std::size_t accusers = 0;
        for (auto const& [seat, stored] : people.fear) {
            ASSERT_TRUE(people.occupied(seat));
            ASSERT_GE(stored.week, people.hired[seat]); // it went with the person
            double const rest = fear.baseline({people.birth_seat[seat], people.hired[seat]});
            double const change = decode_fraction(stored.value) - rest;
            EXPECT_TRUE(reprisal > 0 ? change > 0 || rest > .99 : change < 0 || rest < .01) << change;
            accusers += simulation.state().lived.reported.find(seat) != nullptr;
        }
        EXPECT_GT(accusers, 20U);
        EXPECT_GT(people.fear.size(), accusers); // some of their team saw it
        for (auto const& [seat, week] : simulation.state().lived.reported)
            EXPECT_NE(people.fear.find(seat), nullptr);
    }
}

TEST(FearInAWeek, FairRulingsLowerIt)
{
    Scenario scenario = with_fear(50);
    auto const mean = [](Scenario const& of) {
        Simulation simulation = start(of);
        simulation.run_until(50);
        double sum = 0;
        for (auto const& [seat, stored] : simulation.state().people.fear)
            sum += stored.value;
        return sum / 65535 / static_cast<double>(simulation.state().people.fear.size());
    };
    double const unfair = mean(scenario);
    scenario.parameters.policy.substantiate = 50;
    scenario.parameters.policy.response = {0, 1, 0, 0};
    EXPECT_LT(mean(scenario), unfair - .1);
}

TEST(FearInAWeek, KeepsPeopleFromReporting)
{
    Scenario scenario = with_fear(50);
    auto const careless = run_short(scenario);
    scenario.parameters.disclose.fear = 4;
    auto const fearful = run_short(scenario);
    EXPECT_LT(static_cast<double>(fearful[C::chose_report]),
              .8 * static_cast<double>(careless[C::chose_report]));
}

TEST(FearInAWeek, IsNotKeptWhereNothingIsLearned)
{
    EXPECT_EQ(start(lively()).state().people.fear.size(), 0U);
    Scenario scenario = with_fear(50);
    scenario.off.barriers = true;
    Simulation simulation = start(scenario);
    simulation.run_until(30);
    EXPECT_EQ(simulation.state().people.fear.size(), 0U);
}

} // namespace
} // namespace groundswell
