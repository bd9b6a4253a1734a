#include <cstdio>
#include <gtest/gtest.h>
#include <set>

#include "engine/small_world.hpp"
#include "mechanisms/crowd.hpp"

/// What one week costs grows with the people, not with the square of a team or a unit.
namespace groundswell {
namespace {

/// One unit in which everybody works with one person.
std::shared_ptr<World const> star(std::size_t seats)
{
    auto world = std::make_shared<World>();
    world->seats = seats;
    world->groups = {"woman", "man"};
    world->ranks = 5;
    world->units = {"all"};
    world->institution_of = {0};
    std::vector<std::pair<Seat, Seat>> pairs;
    for (Seat seat = 0; seat < seats; ++seat) {
        world->rank.push_back(static_cast<Rank>(seat % 5));
        world->unit.push_back(0);
        world->first_group.push_back(static_cast<Group>(seat % 2));
        if (seat == 0) continue;
        pairs.emplace_back(0, seat);
        pairs.emplace_back(seat, 0);
    }
    index_units(*world);
    world->team = TieLayer(rows_from_pairs(seats, pairs));
    world->confidant = TieLayer(rows_from_pairs(seats, {}));
    world->audience = world->confidant;
    return world;
}

/// Messages and people looked at as possible witnesses and hearers, of some weeks.
struct Work {
    std::uint64_t messages{0}, acts{0}, rulings{0};
};

Work work_of(std::size_t seats)
{
    auto scenario = testing::lively();
    scenario.parameters.policy.delay = 1;
    scenario.parameters.discourse.callout = 0;
    Key const key{scenario.seed, 0};
    Simulation simulation(star(seats), scenario, key);
    Work out;
    for (int week = 0; week < 6; ++week) {
        simulation.step();
        auto const& counts = simulation.counts();
        out.acts += counts.total(Counter::acts_harm) + counts.total(Counter::acts_remark);
        out.rulings += counts.total(Counter::ruled_dismissed) + counts.total(Counter::ruled_sanctioned);
    }
    out.messages = simulation.messages();
    return out;
}

TEST(Crowds, AreAllOfFewAndPartOfMany)
{
    Key const key{1, 2};
    auto const few = crowd_of(key, CrowdUse::scene, {7, 8, 9, 0}, 1024);
    EXPECT_EQ(few.size(), 1024U);
    EXPECT_EQ(few.first, 0U);
    std::set<std::uint32_t> firsts;
    for (std::uint32_t event = 0; event < 50; ++event) {
        auto const many = crowd_of(key, CrowdUse::scene, {7, event, 9, 0}, 5000);
        ASSERT_EQ(many.size(), 1024U);
        std::set<std::uint32_t> places;
        for (std::uint32_t i = 0; i < many.size(); ++i)
            places.insert(many.place(i));
        EXPECT_EQ(places.size(), 1024U);
        EXPECT_LT(*places.rbegin(), 5000U);
        firsts.insert(many.first);
    }
    EXPECT_GT(firsts.size(), 45U);
    EXPECT_NE(crowd_of(key, CrowdUse::seen, {7, 8, 9, 0}, 5000).first,
              crowd_of(key, CrowdUse::scene, {7, 8, 9, 0}, 5000).first);
}

/// Twice the people send at most a little more than twice the messages. With all of a unit hearing of each
/// ruling it would be four times.
TEST(Crowds, KeepTheWorkOfAStarLinear)
{
    auto const one = work_of(4000), two = work_of(8000);
    ASSERT_GT(one.rulings, 20U);
    double const people = 2, acts = static_cast<double>(two.acts) / static_cast<double>(one.acts),
                 messages = static_cast<double>(two.messages) / static_cast<double>(one.messages);
    EXPECT_NEAR(acts, people, .3);
    EXPECT_LT(messages, 2.6);
    std::printf("4,000: %llu messages; 8,000: %llu\n", static_cast<unsigned long long>(one.messages),
                static_cast<unsigned long long>(two.messages));
}

} // namespace
} // namespace groundswell
