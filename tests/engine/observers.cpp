#include <groundswell/observer.hpp>
#include <groundswell/week.hpp>
#include <gtest/gtest.h>
#include <mutex>
#include <set>

#include "random/draw.hpp"
#include "small_world.hpp"
#include "world/world.hpp"

namespace groundswell {
namespace {

using testing::lively;
using C = Counter;

/// Adds up what the views say, week by week, and compares it with the engine's own counts.
class Accountant : public Observer {
  public:
    void range_over(WeekView const& week, RangeView const& range) override
    {
        std::scoped_lock const lock(mutex_);
        for (Seat seat = range.begin(); seat < range.end(); ++seat)
            EXPECT_TRUE(seats_.insert(seat).second) << "two ranges hold seat " << seat;
        auto const acts = range.acts();
        std::vector<std::uint32_t> answered(acts.size(), 0);
        for (auto const& [act, witness, reaction] : range.reactions()) {
            EXPECT_TRUE(range.begin() <= witness && witness < range.end());
            EXPECT_TRUE(week.occupied(witness));
            ++answered[act];
            ++reactions_[tier_of(acts[act].kind) == Tier::harm][static_cast<std::size_t>(reaction)];
        }
        for (std::size_t i = 0; i < acts.size(); ++i) {
            auto const& act = acts[i];
            EXPECT_EQ(answered[i], act.noticed);
            EXPECT_EQ(act.noticed, act.silent + act.intervened + act.supported + act.excused);
            EXPECT_LE(act.noticed, act.present);
            bool const harm = tier_of(act.kind) == Tier::harm;
            ++acts_[harm];
            present_[harm] += act.present;
            noticed_[harm] += act.noticed;
            if (week.parameters().kinds[static_cast<std::size_t>(act.kind)].severity <
                week.parameters().disclose.min_severity)
                EXPECT_EQ(act.choice, Disclosure::silence);
            else
                ++choices_[static_cast<std::size_t>(act.choice)];
            events_.insert(act.event);
        }
    }

    void before_discourse(WeekView const& week) override
    {
        EXPECT_EQ(seats_.size(), week.seats());
        for (auto const& confidence : week.confidences()) {
            EXPECT_TRUE(events_.contains(confidence.event));
            auto const confidants = week.ties(Layer::confidant, confidence.target);
            EXPECT_NE(std::ranges::find(confidants, confidence.confidant), confidants.end());
            ++confidences_[confidence.supported];
        }
        posts_ = week.first_posts();
        reached_.clear();
        for (auto const& post : posts_) {
            EXPECT_EQ(post.kind == Post::testimony, events_.contains(post.about));
            for (Seat const hearer : week.hearers(post))
                reached_.emplace(post.author, hearer);
        }
        for (auto const& pending : week.cases())
            EXPECT_GT(pending.due, week.week());
    }

    void week_over(WeekView const& week) override
    {
        Counts const counts = week.counts();
        EXPECT_EQ(acts_[1], counts.total(C::acts_harm));
        EXPECT_EQ(acts_[0], counts.total(C::acts_remark));
        EXPECT_EQ(present_[1], counts.total(C::present_harm));
        EXPECT_EQ(present_[0], counts.total(C::present_remark));
        EXPECT_EQ(noticed_[1], counts.total(C::noticed_harm));
        EXPECT_EQ(noticed_[0], counts.total(C::noticed_remark));
        constexpr std::array<std::array<C, 4>, 2> reaction{
            {{C::silent_remark, C::intervened_remark, C::supported_remark, C::excused_remark},
             {C::silent_harm, C::intervened_harm, C::supported_harm, C::excused_harm}}};
        for (std::size_t harm = 0; harm < 2; ++harm)
            for (std::size_t r = 0; r < 4; ++r)
                EXPECT_EQ(reactions_[harm][r], counts.total(reaction[harm][r]));
        EXPECT_EQ(choices_[0], counts.total(C::chose_silence));
        EXPECT_EQ(choices_[1], counts.total(C::chose_confide));
        EXPECT_EQ(choices_[2], counts.total(C::chose_report));
        EXPECT_EQ(choices_[3], counts.total(C::chose_testify));
        EXPECT_EQ(choices_[4], counts.total(C::chose_official));
        EXPECT_EQ(confidences_[1], counts.total(C::confidant_supported));
        EXPECT_EQ(confidences_[0], counts.total(C::confidant_dismissed));
        std::multiset<std::pair<Seat, Seat>> heard;
        for (auto const& hearing : week.hearings())
            heard.emplace(hearing.author, hearing.hearer);
        EXPECT_EQ(heard, reached_); // with one round, the first is the last
        total.push_back(counts);
        hearings += heard.size();
        for (auto const& pending : week.cases())
            if (pending.accused != no_seat) {
                EXPECT_GT(week.reports_against(pending.accused), pending.priors);
                ++accused;
            }
        clear();
    }

    std::vector<Counts> total;
    std::size_t hearings{0}, accused{0};

  private:
    void clear()
    {
        seats_.clear();
        events_.clear();
        acts_ = present_ = noticed_ = confidences_ = {};
        reactions_ = {};
        choices_ = {};
    }

    std::mutex mutex_;
    std::set<Seat> seats_;
    std::set<EventId> events_;
    std::array<std::uint64_t, 2> acts_{}, present_{}, noticed_{}, confidences_{};
    std::array<std::array<std::uint64_t, 4>, 2> reactions_{};
    std::array<std::uint64_t, 5> choices_{};
    std::vector<PostView> posts_;
    std::multiset<std::pair<Seat, Seat>> reached_;
};

/// What the last week of a run leaves, with an observer or without.
std::uint64_t hash_of(Observer* observer, int threads, std::size_t range)
{
    Scenario scenario = lively();
    scenario.parameters.discourse.rounds = 1;
    scenario.parameters.disclose.official = 0;
    Key const key{scenario.seed, 0};
    Simulation simulation(build_world(scenario, key), scenario, key, threads);
    simulation.cut_into_ranges(range);
    simulation.observe(observer);
    std::vector<Counts> weeks;
    while (simulation.week() < 40) {
        if (observer) observe_states(simulation);
        simulation.step();
        weeks.push_back(simulation.counts());
    }
    return result_hash(weeks, simulation.state());
}

TEST(Observer, SeesWhatTheEngineCounts)
{
    for (int const threads : {1, 3}) {
        Accountant accountant;
        hash_of(&accountant, threads, 1);
        ASSERT_EQ(accountant.total.size(), 40U);
        Counts all = accountant.total.front();
        for (auto const& week : accountant.total)
            all.merge(week);
        for (auto const counter : {C::acts_harm, C::excused_remark, C::chose_report, C::chose_official,
                                   C::confidant_dismissed, C::confidant_supported, C::post_testimony})
            EXPECT_GT(all.total(counter), 5U) << counter_names[static_cast<std::size_t>(counter)];
        EXPECT_GT(accountant.hearings, 500U);
        EXPECT_GT(accountant.accused, 20U);
    }
}

TEST(Observer, ChangesNothing)
{
    auto const alone = hash_of(nullptr, 1, 1);
    for (int const threads : {1, 3}) {
        Accountant accountant;
        EXPECT_EQ(hash_of(&accountant, threads, 1), alone) << threads << " threads";
    }
}

/// Reads a person through the week's view.
class Reader : public Observer {
  public:
    void week_over(WeekView const& week) override
    {
        for (Seat seat = 0; seat < week.seats(); ++seat) {
            if (!week.occupied(seat)) continue;
            auto const [found, is_new] = seat_of.try_emplace(
                {week.person(seat).first_seat, week.person(seat).hired}, std::pair{week.week(), seat});
            moves += !is_new && found->second.second != seat;
            found->second = {week.week(), seat};
            groups_agree = groups_agree && week.standing(seat).group == week.group(seat) &&
                           week.standing(seat).rank == week.rank(seat);
            burdened += week.state(seat).burden > 0;
            inclined += week.propensity(seat).any();
        }
    }
    std::map<std::pair<Seat, Week>, std::pair<Week, Seat>> seat_of;
    std::size_t moves{0}, burdened{0}, inclined{0};
    bool groups_agree{true};
};

TEST(Observer, FollowsPeopleFromSeatToSeat)
{
    Scenario scenario = lively();
    Key const key{scenario.seed, 0};
    auto const world = build_world(scenario, key);
    Simulation simulation(world, scenario, key);
    Reader reader;
    simulation.observe(&reader);
    std::size_t promoted = 0, hired = 0;
    while (simulation.week() < 60) {
        simulation.step();
        promoted += simulation.counts().total(C::promoted);
        hired += simulation.counts().total(C::hired);
    }
    EXPECT_EQ(reader.moves, promoted);
    EXPECT_EQ(reader.seat_of.size(), world->seats + hired);
    EXPECT_GT(promoted, 5U);
    EXPECT_TRUE(reader.groups_agree);
    EXPECT_GT(reader.burdened, 1000U);
    EXPECT_GT(reader.inclined, 1000U);
}

} // namespace
} // namespace groundswell
