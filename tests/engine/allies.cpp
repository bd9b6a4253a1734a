#include <groundswell/observer.hpp>
#include <groundswell/week.hpp>
#include <gtest/gtest.h>

#include "base/event_ids.hpp"
#include "engine/state.hpp"
#include "small_world.hpp"

namespace groundswell {
namespace {

using testing::start;
using testing::still;
using C = Counter;

/// Keeps the posts with which the discourse of each week begins.
class FirstPosts : public Observer {
  public:
    void before_discourse(WeekView const& week) override { posts = week.first_posts(); }
    std::vector<PostView> posts;
};

TEST(Allies, WithAVoiceTakeStands)
{
    Scenario scenario = still();
    scenario.parameters.discourse.amplify = scenario.parameters.discourse.deflect = -50;
    scenario.interventions = {{.kind = intervention::BystanderTraining{.dose = .1}, .start = 50},
                              {.kind = intervention::AllyMobilisation{.dose = .5, .voice = .2},
                               .start = 1,
                               .end = 9,
                               .scope = {.share = .6}}};
    Simulation s = start(scenario);
    FirstPosts first;
    s.observe(&first);
    std::size_t stands = 0, planted = 0;
    while (s.week() < 12) {
        Week const week = s.week();
        s.step();
        std::vector<std::pair<Seat, EventId>> expected, posted;
        auto const& people = s.state().people;
        Key const key{scenario.seed, 0};
        for (Seat seat = 0; seat < 120; ++seat) {
            double const scope =
                uniform(key, Purpose::scope, {people.birth_seat[seat], 0, people.hired[seat], 0});
            if (week < 1 || week >= 9 || !(scope < .6)) continue;
            if (uniform(key, Purpose::stand, {seat, 1, week, 0}) < .2)
                expected.emplace_back(seat, post_id(event_id(seat, week, 65534), seat));
            planted += uniform(key, Purpose::stand, {seat, 0, week, 0}) < .2; // of the other intervention
        }
        for (auto const& post : first.posts) {
            EXPECT_EQ(post.kind, Post::callout);
            posted.emplace_back(post.author, post.id);
        }
        EXPECT_EQ(posted, expected) << week;
        EXPECT_EQ(s.counts().total(C::stands), expected.size());
        EXPECT_EQ(s.counts().total(C::post_callout), expected.size());
        stands += expected.size();
    }
    EXPECT_GT(stands, 50U);
    EXPECT_NE(planted, stands);
}

TEST(Allies, AStandMovesWhoHearsItAndCostsNothing)
{
    Scenario silent = still();
    silent.parameters.discourse.amplify = silent.parameters.discourse.deflect = -50;
    silent.interventions = {{.kind = intervention::AllyMobilisation{.dose = 0}}};
    Scenario loud = silent;
    loud.interventions.front().as<intervention::AllyMobilisation>()->voice = 1;
    Simulation a = start(silent), b = start(loud);
    a.step();
    b.step();
    std::size_t moved = 0;
    for (Seat seat = 0; seat < 120; ++seat) {
        EXPECT_GE(b.read(seat).norm, a.read(seat).norm);
        EXPECT_EQ(b.read(seat).effort, a.read(seat).effort);
        moved += b.read(seat).norm > a.read(seat).norm;
    }
    EXPECT_GT(moved, 100U);
}

} // namespace
} // namespace groundswell
