#include <algorithm>
#include <cmath>
#include <groundswell/observer.hpp>
#include <groundswell/vocabulary.hpp>
#include <groundswell/week.hpp>
#include <gtest/gtest.h>
#include <map>

#include "engine/state.hpp"
#include "small_world.hpp"
#include "world/world.hpp"

namespace groundswell {
namespace {

using testing::lively;
using C = Counter;

/// An institution of three units in which nobody is removed and many leave.
Scenario in_turn()
{
    Scenario scenario = lively();
    Parameters& p = scenario.parameters;
    p.institution.units = 3;
    p.policy.response = {.5, .5, 0, 0};
    p.career.attrition = .006;
    p.career.stagger = 1;
    p.career.burden = 1;
    return scenario;
}

/// Recounts who is asked whether to leave, from acts alone, and who leaves.
class Recount : public Observer {
  public:
    explicit Recount(Key key) : key_(key) {}

    void range_over(WeekView const& week, RangeView const& range) override
    {
        for (auto const& act : range.acts()) {
            auto& weeks = suffered_[{week.person(act.target).first_seat, week.person(act.target).hired}];
            if (act.kind == Kind::advance) weeks.push_back(week.week());
            if (act.kind == Kind::coercion) weeks.insert(weeks.end(), 2, week.week());
        }
    }

    void before_discourse(WeekView const& week) override
    {
        severe_ = other_ = leave_ = 0;
        int const every = static_cast<int>(week.parameters().career.every);
        for (Seat seat = 0; seat < week.seats(); ++seat) {
            int const k = static_cast<int>(week.unit(seat)), n = static_cast<int>(week.units());
            if ((week.week() + 1 + k * every / n) % every != 0 || !week.occupied(seat)) continue;
            auto const& weeks = suffered_[{week.person(seat).first_seat, week.person(seat).hired}];
            // An act of coercion weighs as much as two advances.
            auto const recent = weeks.end() - std::ranges::lower_bound(weeks, week.week() - 103);
            ++(recent >= 2 ? severe_ : other_);
            leave_ += leaves(week, seat, std::min(every, week.week() - week.person(seat).hired));
            planted += leaves(week, seat, every); // as if nobody were new
        }
    }

    void week_over(WeekView const& week) override
    {
        Counts const counts = week.counts();
        EXPECT_EQ(counts.total(C::asked_severe), severe_) << week.week();
        EXPECT_EQ(counts.total(C::asked_other), other_) << week.week();
        EXPECT_EQ(counts.total(C::left), leave_) << week.week();
        EXPECT_LE(counts.total(C::left_severe), counts.total(C::left));
        EXPECT_LE(counts.total(C::left_severe), severe_);
        asked_severe += severe_;
        asked_other += other_;
        left_severe += counts.total(C::left_severe);
        left += counts.total(C::left);
        rounds += severe_ + other_ > 0;
    }

    std::uint64_t asked_severe{0}, asked_other{0}, left_severe{0}, left{0};
    std::uint64_t planted{0};
    int rounds{0};

  private:
    bool leaves(WeekView const& week, Seat seat, int weeks) const
    {
        auto const& c = week.parameters().career;
        double const rate =
            c.attrition * std::exp(c.burden * std::min(week.state(seat).burden, c.burden_cap));
        return uniform(key_, Purpose::leave, {seat, 0, week.week(), 0}) < 1 - std::pow(1 - rate, weeks);
    }

    Key key_;
    std::map<std::pair<Seat, Week>, std::vector<Week>> suffered_;
    std::uint64_t severe_{0}, other_{0}, leave_{0};
};

TEST(Careers, UnitsAreAskedInTurnAndSevereHarmIsCounted)
{
    Scenario const scenario = in_turn();
    Key const key{scenario.seed, 0};
    Simulation simulation(build_world(scenario, key), scenario, key);
    Recount recount(key);
    simulation.observe(&recount);
    simulation.run_until(325);
    EXPECT_EQ(recount.rounds, 75); // three turns in each 13 weeks
    EXPECT_NE(recount.planted, recount.left);
    EXPECT_GT(recount.asked_severe, 200U);
    EXPECT_GT(recount.asked_other, 200U);
    EXPECT_GT(recount.left_severe, 20U);
    // Burden drives people out, and severe harm is burden.
    auto const odds = [](std::uint64_t left, std::uint64_t asked) {
        return static_cast<double>(left) / static_cast<double>(asked - left);
    };
    EXPECT_GT(odds(recount.left_severe, recount.asked_severe),
              odds(recount.left - recount.left_severe, recount.asked_other));
}

TEST(Careers, WhoCameThisWeekIsNotAsked)
{
    // In the burn-in of an imported world whoever is removed is replaced at once. Every week has a round.
    Scenario scenario = lively();
    scenario.parameters.run.burnin = 40;
    scenario.parameters.policy.response = {0, 0, 1, 0};
    scenario.parameters.career.every = 1;
    Key const key{scenario.seed, 0};
    World world = *build_world(scenario, key);
    world.imported = true;
    Simulation simulation(std::make_shared<World const>(std::move(world)), scenario, key);
    std::uint64_t removed = 0;
    while (simulation.week() < 0) {
        simulation.step();
        auto const& counts = simulation.counts();
        EXPECT_EQ(counts.total(C::asked_severe) + counts.total(C::asked_other),
                  120 - counts.total(C::removed));
        removed += counts.total(C::removed);
    }
    EXPECT_GT(removed, 5U);
}

TEST(Careers, OnlyUnitsOnTurnLoseTheirPeople)
{
    Scenario const scenario = in_turn();
    Key const key{scenario.seed, 0};
    Simulation simulation(build_world(scenario, key), scenario, key);
    World const& world = simulation.world();
    std::size_t stayed = 0, moved = 0;
    while (simulation.week() < 60) {
        Week const week = simulation.week();
        auto const born = simulation.state().people.birth_seat;
        auto const hired = simulation.state().people.hired;
        simulation.step();
        auto const& people = simulation.state().people;
        auto const somewhere = [&](Seat seat) {
            for (Seat other = 0; other < world.seats; ++other)
                if (people.occupied(other) && people.birth_seat[other] == born[seat] &&
                    people.hired[other] == hired[seat])
                    return true;
            return false;
        };
        for (Seat seat = 0; seat < world.seats; ++seat) {
            bool const turn = (week + 1 + static_cast<int>(world.unit[seat]) * 13 / 3) % 13 == 0;
            if (!turn && people.birth_seat[seat] == born[seat] && people.hired[seat] == hired[seat]) {
                ++stayed;
                continue;
            }
            moved += !somewhere(seat);
            // Whoever is gone from a unit whose turn it is not was promoted.
            EXPECT_TRUE(turn || somewhere(seat)) << "seat " << seat << ", week " << week;
        }
    }
    EXPECT_GT(stayed, 1000U);
    EXPECT_GT(moved, 50U);
}

TEST(Careers, StaggerKeepsNobodyWaiting)
{
    // All vacancies of the institution are filled whenever one of its units has its round.
    Scenario scenario = in_turn();
    scenario.parameters.policy.response = {0, 0, 1, 0};
    Key const key{scenario.seed, 0};
    Simulation simulation(build_world(scenario, key), scenario, key);
    std::size_t vacant_between = 0;
    while (simulation.week() < 60) {
        Week const week = simulation.week();
        simulation.step();
        bool round = false;
        for (int k = 0; k < 3; ++k)
            round = round || (week + 1 + k * 13 / 3) % 13 == 0;
        auto const vacant = std::ranges::count(simulation.state().people.group, no_group);
        if (round)
            EXPECT_EQ(vacant, 0) << week;
        else
            vacant_between += static_cast<std::size_t>(vacant);
    }
    EXPECT_GT(vacant_between, 5U);
}

} // namespace
} // namespace groundswell
