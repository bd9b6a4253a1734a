#include <groundswell/interventions.hpp>
#include <gtest/gtest.h>

#include "world/people.hpp"

namespace groundswell {
namespace {

using intervention::Accountability;

/// A handful of people, and a note of what is done to them.
class Notes final : public ReachedPeople {
  public:
    explicit Notes(std::vector<Seat> seats) : seats_(std::move(seats)), state(10)
    {
        people_.resize(10);
        for (Seat seat = 0; seat < 10; ++seat) {
            people_.group[seat] = 0;
            people_.birth_seat[seat] = seat;
            people_.hired[seat] = founder_week;
            state[seat].responsibility = .5;
            state[seat].norm = .2;
        }
    }

    std::span<Seat const> seats() const override { return seats_; }
    std::size_t count() const override { return seats_.size(); }
    People const& people() const override { return people_; }
    std::vector<PossibleOffender> possible_offenders() const override
    {
        std::vector<PossibleOffender> out;
        for (Seat const seat : seats_)
            if (float const harm = people_.propensity_of(seat).harm; harm > 0)
                out.push_back({seat, harm, people_.birth_seat[seat], people_.hired[seat]});
        return out;
    }
    People& change_people() { return people_; }
    std::vector<double> unit_attitudes() const override { return std::vector<double>(seats_.size(), .6); }
    double draw(Purpose, std::uint32_t index) const override { return (index % 4 + .5) / 4; }
    void touch(Seat seat, Change const& change) override
    {
        change(state[seat]);
        ++touches;
    }
    void hold() override { held = true; }
    void dismiss(std::span<Seat const> leaving) override { dismissed.assign(leaving.begin(), leaving.end()); }
    void post(std::size_t n, Post kind) override { posts.emplace_back(seats_[n], kind); }

  private:
    std::vector<Seat> seats_;
    People people_;

  public:
    std::vector<PersonState> state;
    int touches{0};
    bool held{false};
    std::vector<Seat> dismissed;
    std::vector<std::pair<Seat, Post>> posts;
};

TEST(Effect, TrainingRaisesResponsibilityOfThoseReachedOnly)
{
    Notes notes({2, 5});
    intervention::BystanderTraining{.dose = .4}.act(notes);
    EXPECT_EQ(notes.touches, 2);
    EXPECT_DOUBLE_EQ(notes.state[2].responsibility, .7);
    EXPECT_DOUBLE_EQ(notes.state[5].responsibility, .7);
    EXPECT_DOUBLE_EQ(notes.state[3].responsibility, .5);
}

TEST(Effect, NormCorrectionMovesTowardsTheUnit)
{
    Notes notes({0, 9});
    intervention::NormCorrection{.dose = .25}.act(notes);
    EXPECT_DOUBLE_EQ(notes.state[9].norm, .3);
    EXPECT_DOUBLE_EQ(notes.state[1].norm, .2);
}

TEST(Effect, ADoseOfZeroTouchesNobody)
{
    Notes notes({0, 1});
    intervention::BystanderTraining{.dose = 0}.act(notes);
    intervention::NormCorrection{.dose = 0}.act(notes);
    EXPECT_EQ(notes.touches, 0);
}

TEST(Effect, AlliesAreHeldAtTheDose)
{
    Notes notes({1});
    intervention::AllyMobilisation const allies{.dose = .9};
    allies.act(notes);
    EXPECT_TRUE(notes.held);
    EXPECT_EQ(allies.held_responsibility(), .9);
}

TEST(Effect, OffendersAreThoseWithReportsOrTheTopByPropensity)
{
    Notes notes({0, 1, 2, 3, 4});
    auto& people = notes.change_people();
    people.reports_against[1] = 1;
    people.reports_against[3] = 2;
    people.reports_against[7] = 5; // not reached
    for (Seat const seat : {1U, 2U, 4U, 8U})
        people.set_propensity(seat, {.everyday = 0, .harm = seat == 1 ? .1F : .5F});
    intervention::RemoveOffenders{.reports = 2}.act(notes);
    EXPECT_EQ(notes.dismissed, std::vector<Seat>{3});
    intervention::RemoveOffenders{.reports = 1}.act(notes);
    EXPECT_EQ(notes.dismissed, (std::vector<Seat>{1, 3}));
    intervention::RemoveOffenders{.top_share = .5}.act(notes); // 1.5 of three, rounded
    EXPECT_EQ(notes.dismissed, (std::vector<Seat>{2, 4}));
    intervention::RemoveOffenders{.top_share = .3}.act(notes); // of equals the first by birth
    EXPECT_EQ(notes.dismissed, std::vector<Seat>{2});
    intervention::RemoveOffenders{.top_share = 0}.act(notes);
    EXPECT_TRUE(notes.dismissed.empty());
}

TEST(Effect, AMovementLetsThePeopleWhomItDrawsPost)
{
    Notes notes({6, 7, 8, 9});
    intervention::Movement{.count = 5, .post = Post::hurt}.act(notes);
    ASSERT_EQ(notes.posts.size(), 5U);
    EXPECT_EQ(notes.posts[0], std::pair(Seat{6}, Post::hurt));
    EXPECT_EQ(notes.posts[3].first, 9U);
    Notes nobody({});
    intervention::Movement{.count = 5}.act(nobody);
    EXPECT_TRUE(nobody.posts.empty());
}

/// Parameters after a change, `elapsed` of the time being over.
template <class Kind>
Parameters changed(Kind const& kind, Parameters p = {}, double elapsed = 1)
{
    kind.change({.p = p,
                 .named = [&](std::string const& name) -> double& {
                     return name == "policy.delay" ? p.policy.delay : p.policy.shield;
                 },
                 .elapsed = elapsed});
    return p;
}

TEST(Effect, RulesChangeAsTheKindSays)
{
    Parameters p;
    p.status = {.4, .2};
    p.career.bias = {.3, .1};
    EXPECT_EQ(changed(intervention::StatusReform{.dose = .5}, p).status[1], .1);
    EXPECT_EQ(changed(intervention::Parity{}, p).career.bias[0], 0);
    EXPECT_EQ(changed(intervention::Parity{}, p).career.quota, p.career.quota);
    EXPECT_EQ(changed(intervention::Parity{.quota = true}, p).career.quota, 1);
    EXPECT_EQ(changed(intervention::Parity{.quota = true}, p).career.bias[0], .3);
    EXPECT_EQ(changed(intervention::Dialogue{.dose = 2}, p).discourse.deflect, p.discourse.deflect - 2);
}

TEST(Effect, ParametersChangeAtOnceOrLinearly)
{
    Parameters p;
    p.policy.delay = 10;
    Accountability const at_once{.set = {{"policy.delay", 4}}},
        ramp{.set = {{"policy.delay", 4}}, .ramp = true};
    EXPECT_EQ(changed(at_once, p, .5).policy.delay, 4);
    EXPECT_EQ(changed(ramp, p, .25).policy.delay, 8.5);
    EXPECT_EQ(changed(ramp, p, 1).policy.delay, 4);
    EXPECT_FALSE(at_once.changes_weekly());
    EXPECT_TRUE(ramp.changes_weekly());
    EXPECT_EQ(changed(intervention::ParameterChange{.set = {{"policy.shield", 3}}}, p).policy.shield, 3);
}

} // namespace
} // namespace groundswell
