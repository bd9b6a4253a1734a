#include <groundswell/observer.hpp>
#include <groundswell/week.hpp>
#include <gtest/gtest.h>
#include <map>
#include <set>

#include "base/event_ids.hpp"
#include "engine/state.hpp"
#include "mechanisms/rules.hpp"
#include "small_world.hpp"
#include "world/world.hpp"

namespace groundswell {
namespace {

using testing::lively;
using testing::start;
using testing::still;
using C = Counter;

TEST(Intervention, TrainingRaisesResponsibilityInScopeAndFades)
{
    Scenario scenario = still();
    scenario.interventions = {{.kind = intervention::BystanderTraining{.dose = .5},
                               .start = 2,
                               .scope = {.groups = {"man"}, .ranks = {0}},
                               .cost_per_person = 10}};
    Simulation s = start(scenario), before = start(still());
    s.run_until(3);
    before.run_until(3);
    double reached = 0;
    for (Seat seat = 0; seat < s.world().seats; ++seat) {
        bool const in_scope = s.state().people.group[seat] == 1 && s.world().rank[seat] == 0;
        double const rise = s.read(seat).responsibility - before.read(seat).responsibility;
        if (in_scope) {
            EXPECT_NEAR(rise, .5 * (1 - before.read(seat).responsibility), .01);
            ++reached;
        } else {
            EXPECT_EQ(rise, 0);
        }
    }
    EXPECT_EQ(s.intervention_cost(), 10 * reached);
    s.run_until(2 + 104 + 1); // one half-life later
    for (Seat seat = 0; seat < s.world().seats; ++seat)
        if (s.state().people.group[seat] == 1 && s.world().rank[seat] == 0) {
            EXPECT_NEAR(s.read(seat).responsibility - before.read(seat).responsibility,
                        .25 * (1 - before.read(seat).responsibility), .01);
        }
}

TEST(Intervention, NormCorrectionMovesTowardsWhatTheUnitThinks)
{
    Scenario scenario = still();
    scenario.interventions = {{.kind = intervention::NormCorrection{.dose = 1}}};
    Simulation s = start(scenario);
    s.step();
    std::vector<double> sum(s.world().units.size(), 0), n(s.world().units.size(), 0);
    for (Seat seat = 0; seat < s.world().seats; ++seat) {
        sum[s.world().unit[seat]] += decode_fraction(s.state().people.record[seat].attitude);
        ++n[s.world().unit[seat]];
    }
    for (Seat seat = 0; seat < s.world().seats; ++seat)
        EXPECT_NEAR(decode_fraction(s.state().people.record[seat].norm),
                    sum[s.world().unit[seat]] / n[s.world().unit[seat]], 1e-4);
}

TEST(Intervention, AlliesAreHeldUntilTheEnd)
{
    Scenario scenario = still();
    scenario.interventions = {
        {.kind = intervention::AllyMobilisation{.dose = .9}, .start = 1, .end = 30, .scope = {.share = .4}}};
    Simulation s = start(scenario), alone = start(still());
    double const held_at = decode_fraction(encode_fraction(.9));
    std::size_t allies = 0;
    for (Week const week : {1, 2, 20, 30, 31, 40}) { // the week to be run next; the last week in force is 29
        s.run_until(week);
        alone.run_until(week);
        allies = 0;
        for (Seat seat = 0; seat < s.world().seats; ++seat) {
            auto const& people = s.state().people;
            bool const ally = uniform({scenario.seed, 0}, Purpose::scope,
                                      {people.birth_seat[seat], 0, people.hired[seat], 0}) < .4;
            allies += ally;
            double const own = alone.read(seat).responsibility;
            bool const held = ally && week >= 2 && week <= 30;
            EXPECT_EQ(s.read(seat).responsibility, held ? std::max(own, held_at) : own)
                << "seat " << seat << ", week " << week;
        }
    }
    EXPECT_NEAR(static_cast<double>(allies) / 120, .4, .18); // 4 standard errors
}

TEST(Intervention, ReachesTheBestConnectedSeats)
{
    Scenario scenario = still();
    scenario.interventions = {{.kind = intervention::BystanderTraining{.dose = 1},
                               .start = 2,
                               .scope = {.groups = {"man"}, .ranks = {0, 2}, .connected = .3}}};
    Simulation s = start(scenario);
    World const& world = s.world();
    std::vector<std::pair<int, Seat>> seats; // most ties first
    for (Seat seat = 0; seat < world.seats; ++seat)
        if (world.rank[seat] == 0 || world.rank[seat] == 2)
            seats.emplace_back(-static_cast<int>(world.audience.degree(seat)), seat);
    std::ranges::sort(seats);
    auto const chosen = static_cast<std::size_t>(.3 * static_cast<double>(seats.size()) + .5);
    // Of equals only the first are in: the border must cut through some.
    ASSERT_EQ(seats[chosen - 1].first, seats[chosen].first);
    s.run_until(3);
    std::size_t men = 0;
    for (std::size_t i = 0; i < seats.size(); ++i) {
        Seat const seat = seats[i].second;
        bool const man = s.state().people.group[seat] == 1;
        EXPECT_EQ(s.state().people.record[seat].responsibility == 65535, man && i < chosen)
            << "seat " << seat;
        men += man && i < chosen;
    }
    EXPECT_GT(men, 3U);
}

TEST(Intervention, ALargerShareContainsASmallerOne)
{
    Scenario small = still(), large = still();
    small.interventions = {{.kind = intervention::AllyMobilisation{.dose = 1}, .scope = {.share = .2}}};
    large.interventions = {{.kind = intervention::AllyMobilisation{.dose = 1}, .scope = {.share = .6}}};
    Simulation a = start(small), b = start(large);
    a.step();
    b.step();
    for (Seat seat = 0; seat < a.world().seats; ++seat)
        EXPECT_TRUE(a.read(seat).responsibility < 1 || b.read(seat).responsibility == 1);
}

TEST(Intervention, ParametersChangeRampAndRevert)
{
    Scenario scenario = still();
    scenario.interventions = {
        {.kind = intervention::ParameterChange{.set = {{"acts.power", 3}}, .ramp = true},
         .start = 10,
         .end = 20},
        {.kind = intervention::Accountability{.set = {{"policy.transparency", .9}}}, .start = 5, .end = 8},
        {.kind = intervention::StatusReform{.dose = .5}, .start = 4, .end = 6},
        {.kind = intervention::Dialogue{.dose = .5}, .start = 4, .end = 6},
        {.kind = intervention::Parity{}, .start = 4, .end = 6}};
    Simulation s = start(scenario);
    auto const at = [&](Week week) {
        s.run_until(week + 1);
        return s.rules().p;
    };
    double const transparency = scenario.parameters.policy.transparency;
    Parameters p = at(4);
    EXPECT_NEAR(p.status[1], .15, 1e-12);
    EXPECT_NEAR(p.discourse.deflect, scenario.parameters.discourse.deflect - .5, 1e-12);
    EXPECT_EQ(p.career.bias[1], 0);
    EXPECT_EQ(at(5).policy.transparency, .9);
    EXPECT_EQ(at(6).status[1], .3);
    EXPECT_EQ(at(8).policy.transparency, transparency);
    EXPECT_EQ(at(10).acts.power, 1);
    EXPECT_DOUBLE_EQ(at(15).acts.power, 2);
    EXPECT_EQ(at(20).acts.power, 1);
}

TEST(Intervention, RemovingOffendersEmptiesTheirSeats)
{
    Scenario scenario = lively();
    scenario.parameters.policy.response = {0, 1, 0, 0};
    scenario.interventions = {{.kind = intervention::RemoveOffenders{.reports = 2}, .start = 30}};
    Simulation s = start(scenario);
    s.run_until(30);
    std::vector<Seat> known;
    for (auto const& [seat, reports] : s.state().people.reports_against)
        if (reports >= 2) known.push_back(seat);
    ASSERT_FALSE(known.empty());
    s.step();
    EXPECT_EQ(s.counts().total(C::removed), known.size());
    for (Seat const seat : known)
        EXPECT_FALSE(s.state().people.occupied(seat));

    Scenario oracle = still();
    oracle.parameters.propensity.harm.share = oracle.parameters.propensity.everyday.share = {.5, .5};
    oracle.parameters.propensity.harm.factor = oracle.parameters.propensity.everyday.factor = 0;
    oracle.interventions = {{.kind = intervention::RemoveOffenders{.top_share = .5}}};
    Simulation o = start(oracle);
    auto const all = std::ranges::count_if(o.state().people.propensity,
                                           [](auto const& row) { return row.second.harm > 0; });
    o.step();
    EXPECT_EQ(static_cast<long>(o.counts().total(C::removed)), (all + 1) / 2);
    EXPECT_EQ(o.counts().total(C::hired), o.counts().total(C::removed)); // careers are off: replaced at once
}

TEST(Intervention, EscrowFilesWhatMatches)
{
    Scenario scenario = lively();
    scenario.parameters.disclose.report = -50; // nobody reports by itself
    scenario.interventions = {{.kind = intervention::Escrow{.match = 3}}};
    Simulation s = start(scenario);
    std::uint64_t filed = 0, escrowed = 0;
    while (s.week() < 60) {
        s.step();
        filed += s.counts().total(C::chose_report);
        escrowed += s.counts().total(C::escrowed);
        std::map<Seat, std::set<Seat>> accusers;
        for (auto const& report : s.state().escrow)
            accusers[report.accused].insert(report.accuser);
        for (auto const& [accused, who] : accusers)
            EXPECT_LT(who.size(), 3U);
    }
    EXPECT_GT(escrowed, 0U);
    EXPECT_GT(filed, 0U);
    EXPECT_LE(filed + s.state().escrow.size(), escrowed);
}

TEST(Intervention, AMovementSeedsPosts)
{
    Scenario scenario = still();
    scenario.interventions = {
        {.kind = intervention::Movement{.count = 5, .post = Post::inclusion}, .start = 3}};
    scenario.parameters.discourse.amplify = scenario.parameters.discourse.deflect = -50;
    Simulation s = start(scenario);
    s.run_until(4);
    EXPECT_GE(s.counts().total(C::post_inclusion), 3U); // the same author is drawn twice at times
    EXPECT_LE(s.counts().total(C::post_inclusion), 5U);
    EXPECT_EQ(s.counts().total(C::post_testimony), 0U);
}

TEST(Intervention, UnknownUnitIsNamed)
{
    Scenario scenario = still();
    scenario.interventions = {
        {.kind = intervention::BystanderTraining{.dose = .1}, .scope = {.units = {"Atlantis"}}}};
    try {
        start(scenario);
        FAIL();
    } catch (UserError const& error) {
        EXPECT_NE(std::string(error.what()).find("intervention[1].scope.units: there is no 'Atlantis'"),
                  std::string::npos);
    }
}

} // namespace
} // namespace groundswell
