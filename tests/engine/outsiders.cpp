#include <groundswell/observer.hpp>
#include <groundswell/week.hpp>
#include <gtest/gtest.h>

#include "engine/state.hpp"
#include "small_world.hpp"
#include "world/world.hpp"

namespace groundswell {
namespace {

using testing::lively;
using testing::run_short;
using C = Counter;

/// The lowest two ranks meet outsiders. Members do nothing to each other, so that all acts are from outside.
Scenario ward()
{
    Scenario scenario = lively();
    Parameters& p = scenario.parameters;
    p.propensity.everyday.share = p.propensity.harm.share = {0, 0};
    p.outside.rate[0] = p.outside.rate[1] = .5;
    p.outside.share = {.4, .6};
    p.outside.kinds = {.2, .3, .3, .2};
    p.disclose.official = 0;
    p.retaliation.learn = .2;
    return scenario;
}

/// Checks every act and every case.
class Look : public Observer {
  public:
    void range_over(WeekView const& week, RangeView const& range) override
    {
        for (auto const& act : range.acts()) {
            EXPECT_EQ(act.actor, no_seat);
            EXPECT_LT(week.rank(act.target), 2);
            noticed += act.noticed;
            official += act.choice == Disclosure::official;
            ++acts;
        }
    }
    void before_discourse(WeekView const& week) override
    {
        for (auto const& pending : week.cases()) {
            EXPECT_TRUE(pending.outside);
            EXPECT_EQ(pending.accused, no_seat);
            EXPECT_EQ(pending.priors, 0U);
        }
    }
    std::size_t acts{0}, noticed{0}, official{0};
};

TEST(OutsidersInAWeek, AreAnsweredLikeAnyActAndDoNothingAsMembers)
{
    Scenario const scenario = ward();
    Key const key{scenario.seed, 0};
    Simulation simulation(build_world(scenario, key), scenario, key, 2);
    Look look;
    simulation.observe(&look);
    Counts total(2, 5);
    while (simulation.week() < 60) {
        simulation.step();
        total.merge(simulation.counts());
    }
    auto const n = [&total](C counter) { return total.total(counter); };
    EXPECT_EQ(n(C::acts_harm) + n(C::acts_remark), look.acts);
    EXPECT_EQ(n(C::acts_outside), n(C::acts_harm));
    EXPECT_EQ(n(C::acts_hostility) + n(C::acts_advance) + n(C::acts_coercion), n(C::acts_harm));
    EXPECT_GT(n(C::acts_coercion), 50U);
    EXPECT_EQ(n(C::done_harm) + n(C::done_remark), 0U);
    EXPECT_GT(look.noticed, 500U);
    EXPECT_GT(n(C::intervened_harm), 50U);
    EXPECT_GT(n(C::aware_pairs), 100U);
    EXPECT_GT(look.official, 50U);
    EXPECT_EQ(n(C::official_warned), 0U); // nobody is there to be warned
    EXPECT_EQ(n(C::retaliated), 0U);
    EXPECT_GT(n(C::chose_report), 50U);
    EXPECT_GT(n(C::outside_banned), 10U);
    EXPECT_LT(n(C::outside_banned), n(C::chose_report));
    for (auto const verdict : {C::ruled_dismissed, C::ruled_coddled, C::ruled_sanctioned, C::ruled_removed,
                               C::ruled_restored, C::removed})
        EXPECT_EQ(n(verdict), 0U);
    auto const& state = simulation.state();
    EXPECT_EQ(state.people.last_target.size() + state.people.reports_against.size(), 0U);
    EXPECT_EQ(state.lived.harm_weeks.size(), 0U);
    EXPECT_GT(state.lived.severe.size(), 20U);
    EXPECT_GT(state.lived.accountable.size(), 5U);
    for (auto const& [seat, kept] : state.people.kept)
        for (Seat const knew : kept.knew)
            EXPECT_TRUE(state.people.occupied(knew));
}

TEST(OutsidersInAWeek, AreAlwaysBannedWithoutImpunityAndNeverWithoutAPolicy)
{
    Scenario scenario = ward();
    scenario.parameters.career.every = 0; // nobody leaves before the ruling
    scenario.parameters.policy.delay = 0;
    scenario.parameters.policy.outside = 0;
    EXPECT_EQ(run_short(scenario)[C::outside_banned], 0U);
    scenario.off.impunity = true;
    auto const just = run_short(scenario);
    EXPECT_EQ(just[C::outside_banned], just[C::chose_report]);
}

TEST(OutsidersInAWeek, AnswersTeachTrust)
{
    Scenario scenario = ward();
    auto const trust = [](Scenario const& of) {
        Key const key{of.seed, 0};
        Simulation simulation(build_world(of, key), of, key);
        simulation.run_until(40);
        double sum = 0;
        for (Seat seat = 0; seat < simulation.world().seats; ++seat)
            if (simulation.state().people.occupied(seat)) sum += simulation.read(seat).trust;
        return sum / static_cast<double>(simulation.world().seats);
    };
    scenario.parameters.policy.outside = 0;
    double const nothing = trust(scenario);
    scenario.parameters.policy.outside = 1;
    EXPECT_GT(trust(scenario), nothing + .03);
}

TEST(OutsidersInAWeek, ThreadsAndCheckpointsChangeNothing)
{
    Scenario scenario = lively();
    scenario.parameters.outside.rate.fill(.3);
    scenario.parameters.outside.share = {.5, .5};
    auto const one = run_short(scenario, 1);
    EXPECT_EQ(one.hash, run_short(scenario, 5).hash);
    EXPECT_NE(one.hash, run_short(lively(), 1).hash);
    // Members act as they would without outsiders: their draws have addresses of their own.
    EXPECT_GT(one[C::acts_harm], one[C::acts_outside]);
}

TEST(OutsidersInAWeek, LeaveNothingInEscrow)
{
    Scenario scenario = ward();
    scenario.interventions = {{.kind = intervention::Escrow{.match = 2}}};
    EXPECT_EQ(run_short(scenario)[C::escrowed], 0U);
}

} // namespace
} // namespace groundswell
