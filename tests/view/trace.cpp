#include <groundswell/run.hpp>
#include <groundswell/week.hpp>
#include <gtest/gtest.h>
#include <set>

#include "base/mix64.hpp"
#include "engine/observation.hpp"
#include "support/small_scenario.hpp"
#include "view/trace.hpp"
#include "world/world.hpp"

namespace groundswell::testing {

namespace {

using view::Drawn;

Drawn drawn_of(Scenario const& scenario)
{
    return view::drawn(build_world(scenario, Key{scenario.seed, 0}), scenario.disclosure());
}

/// A range as it was, kept for later.
class KeptRange : public RangeView {
  public:
    explicit KeptRange(RangeView const& range)
        : begin_(range.begin()), end_(range.end()), acts_(range.acts()), reactions_(range.reactions())
    {}
    Seat begin() const override { return begin_; }
    Seat end() const override { return end_; }
    std::vector<ActView> acts() const override { return acts_; }
    std::vector<ReactionView> reactions() const override { return reactions_; }

    /// Blame others for all acts. An event names its actor too, so that it changes.
    void blame_others(Seat seats)
    {
        for (auto& act : acts_) {
            act.actor = (act.actor + 7 * act.target + 1) % seats;
            act.event = mix64(act.event);
        }
    }

  private:
    Seat begin_, end_;
    std::vector<ActView> acts_;
    std::vector<ReactionView> reactions_;
};

/// The same week with other people who are accused, are inclined to, or were reported before. What acting and
/// being reported leave in people is exchanged too: between teams what they do not see of each other, within
/// a unit trust, which a report and its ruling move.
class WeekWithOthersToBlame : public WeekView {
  public:
    WeekWithOthersToBlame(WeekView const& real, Drawn const& drawn) : real_(real), drawn_(drawn) {}

    PersonState state(Seat seat) const override
    {
        auto out = real_.state(next(seat, [](Seat) { return true; }));
        out.norm =
            real_.state(next(seat, [&](Seat s) { return drawn_.place[s] == drawn_.place[seat]; })).norm;
        out.trust = real_.state(next(seat, [&](Seat s) { return unit(s) == unit(seat); })).trust;
        return out;
    }

    Propensity propensity(Seat seat) const override { return real_.propensity(other(seat)); }
    std::uint32_t reports_against(Seat seat) const override { return real_.reports_against(other(seat)); }
    std::vector<CaseView> cases() const override
    {
        auto out = real_.cases();
        for (auto& pending : out) {
            pending.event = mix64(pending.event);
            if (pending.accused != no_seat) pending.accused = other(pending.accused);
        }
        return out;
    }
    std::vector<ConfidenceView> confidences() const override
    {
        auto out = real_.confidences();
        for (auto& confidence : out)
            confidence.event = mix64(confidence.event);
        return out;
    }
    std::vector<PostView> first_posts() const override
    {
        auto out = real_.first_posts();
        for (auto& post : out) {
            if (post.about != 0) post.about = mix64(post.about);
            post.id = mix64(post.id); // made from the event
        }
        return out;
    }
    std::vector<Seat> hearers(PostView const& post) const override
    {
        // Whom a post reaches is drawn with its id; the draws stay those of the real week.
        for (auto const& real : real_.first_posts())
            if (mix64(real.id) == post.id) return real_.hearers(real);
        return {};
    }

    // Nothing of this depends on who did it.
    Week week() const override { return real_.week(); }
    Parameters const& parameters() const override { return real_.parameters(); }
    std::size_t seats() const override { return real_.seats(); }
    int ranks() const override { return real_.ranks(); }
    std::vector<std::string> const& groups() const override { return real_.groups(); }
    std::size_t units() const override { return real_.units(); }
    std::string unit_name(Unit unit) const override { return real_.unit_name(unit); }
    std::size_t institutions() const override { return real_.institutions(); }
    Rank rank(Seat seat) const override { return real_.rank(seat); }
    Unit unit(Seat seat) const override { return real_.unit(seat); }
    Institution institution(Seat seat) const override { return real_.institution(seat); }
    std::vector<Seat> ties(Layer layer, Seat seat) const override { return real_.ties(layer, seat); }
    Group group(Seat seat) const override { return real_.group(seat); }
    PersonId person(Seat seat) const override { return real_.person(seat); }
    Counts counts() const override { return real_.counts(); }
    std::vector<HearingView> hearings() const override { return real_.hearings(); }

  private:
    Seat other(Seat seat) const
    {
        auto const seats = static_cast<Seat>(real_.seats());
        return (seat + 11) % seats;
    }
    /// The next person among some, round the end. The same for each of them: an exchange.
    Seat next(Seat seat, std::function<bool(Seat)> const& among) const
    {
        auto const seats = static_cast<Seat>(real_.seats());
        for (Seat other = (seat + 1) % seats;; other = (other + 1) % seats)
            if (occupied(other) && among(other)) return other;
    }
    WeekView const& real_;
    Drawn const& drawn_;
};

/// How a week is shown, from its views.
using Picture = std::function<Json(WeekView const&, std::vector<KeptRange> const&)>;

/// Shows each week as it was and with others to blame.
class Suspicion : public Observer {
  public:
    Suspicion(Picture picture, Drawn const& drawn) : picture_(std::move(picture)), drawn_(drawn) {}
    void range_over(WeekView const&, RangeView const& range) override { ranges_.emplace_back(range); }
    void before_discourse(WeekView const& week) override
    {
        auto others = ranges_;
        for (auto& range : others)
            range.blame_others(static_cast<Seat>(week.seats()));
        weeks_that_tell += picture_(week, ranges_) != picture_(WeekWithOthersToBlame(week, drawn_), others);
        for (auto const& range : ranges_)
            weeks_with_acts += !range.acts().empty();
        ranges_.clear();
    }
    int weeks_that_tell{0}, weeks_with_acts{0};

  private:
    Picture picture_;
    Drawn const& drawn_;
    std::vector<KeptRange> ranges_;
};

/// Weeks in which a picture tells the two apart.
int weeks_that_tell(Scenario const& scenario, Drawn const& drawn, Picture const& picture)
{
    Suspicion suspicion(picture, drawn);
    RunOptions options;
    options.observer = &suspicion;
    run_replicate(scenario, 0, options);
    EXPECT_GT(suspicion.weeks_with_acts, 50);
    return suspicion.weeks_that_tell;
}

Json shown(WeekView const& week, std::vector<KeptRange> const& ranges, Drawn const& drawn)
{
    view::ActsShown acts;
    for (auto const& range : ranges)
        acts.add(range, drawn);
    auto out = view::week_json(week, acts, drawn);
    out["reports"] = view::reports_json(week, 0);
    out["state"] = view::state_json(week, drawn);
    return out;
}

/// A mean of everyone, by the place where they are drawn.
Json by_place(WeekView const& week, Drawn const& drawn, std::function<double(PersonState const&)> const& of)
{
    std::map<std::uint32_t, std::pair<double, int>> sums;
    for (Seat seat = 0; seat < week.seats(); ++seat) {
        if (!week.occupied(seat)) continue;
        auto& [sum, n] = sums[drawn.place[seat]];
        sum += of(week.state(seat));
        ++n;
    }
    Json out = Json::array();
    for (auto const& [place, of_place] : sums)
        out.push_back(static_cast<int>(of_place.first / of_place.second * 32 + .5));
    return out;
}

Json trace_of(Scenario const& scenario, int threads)
{
    auto const drawn = drawn_of(scenario);
    Json all = Json::array();
    view::Trace trace(drawn, [&](Json weeks) {
        for (auto& week : weeks)
            all.push_back(std::move(week));
    });
    RunOptions options;
    options.threads = threads;
    options.observer = &trace;
    run_replicate(scenario, 0, options);
    trace.finish();
    return all;
}

} // namespace

TEST(Trace, SaysNothingThatDependsOnWhoDidIt)
{
    auto const scenario = eventful_scenario();
    auto drawn = drawn_of(scenario);
    ASSERT_TRUE(drawn.people);
    auto const picture = [&](WeekView const& week, std::vector<KeptRange> const& ranges) {
        return shown(week, ranges, drawn);
    };
    EXPECT_EQ(weeks_that_tell(scenario, drawn, picture), 0);
    // Nor by unit.
    drawn.people = false;
    for (Seat seat = 0; seat < drawn.world->seats; ++seat)
        drawn.place[seat] = drawn.world->unit[seat];
    EXPECT_EQ(weeks_that_tell(scenario, drawn, picture), 0);
}

TEST(Trace, ALeakWouldBeFound)
{
    auto const scenario = eventful_scenario();
    auto const drawn = drawn_of(scenario);
    // The likeliest mistakes: an act with its doer, with its doer's team, or a mark on who is accused.
    auto const with_doers = [&](auto const& mark) {
        return [&drawn, mark](WeekView const& week, std::vector<KeptRange> const& ranges) {
            auto out = shown(week, ranges, drawn);
            for (auto const& range : ranges)
                for (auto const& act : range.acts())
                    out["acts"].push_back(mark(act.actor));
            return out;
        };
    };
    EXPECT_GT(weeks_that_tell(scenario, drawn, with_doers([](Seat seat) { return seat; })), 50);
    EXPECT_GT(weeks_that_tell(scenario, drawn, with_doers([&](Seat seat) { return drawn.place[seat]; })), 50);
    EXPECT_GT(weeks_that_tell(scenario, drawn,
                              [&](WeekView const& week, std::vector<KeptRange> const& ranges) {
                                  auto out = shown(week, ranges, drawn);
                                  for (auto const& pending : week.cases())
                                      out["cases"].push_back(pending.accused);
                                  return out;
                              }),
              5);
    EXPECT_GT(weeks_that_tell(scenario, drawn,
                              [&](WeekView const& week, std::vector<KeptRange> const& ranges) {
                                  auto out = shown(week, ranges, drawn);
                                  for (Seat seat = 0; seat < week.seats(); ++seat)
                                      out["inclined"].push_back(week.propensity(seat).harm);
                                  return out;
                              }),
              50);
}

TEST(Trace, AStateThatTellsWouldBeFound)
{
    auto const scenario = eventful_scenario();
    auto const drawn = drawn_of(scenario);
    // What acting leaves in who acted, and trust by team, where a report and its ruling show.
    auto const with_mean = [&](std::function<double(PersonState const&)> const& of) {
        return weeks_that_tell(scenario, drawn,
                               [&](WeekView const& week, std::vector<KeptRange> const& ranges) {
                                   auto out = shown(week, ranges, drawn);
                                   out["mean"] = by_place(week, drawn, of);
                                   return out;
                               });
    };
    EXPECT_GT(with_mean([](PersonState const& s) { return s.entitlement; }), 50);
    EXPECT_GT(with_mean([](PersonState const& s) { return s.deterrence; }), 50);
    EXPECT_GT(with_mean([](PersonState const& s) { return s.trust; }), 50);
    // The norm of a team is of the team, whoever in it holds which.
    EXPECT_EQ(with_mean([](PersonState const& s) { return s.norm; }), 0);
}

TEST(Trace, StatesAreMeansOfAtLeastFivePeople)
{
    auto const scenario = eventful_scenario();
    auto drawn = drawn_of(scenario);
    class Compare : public Observer {
      public:
        explicit Compare(Drawn& drawn) : drawn_(drawn) {}
        void week_over(WeekView const& week) override
        {
            if (week.week() != 60) return;
            std::map<std::uint32_t, std::vector<Seat>> teams, units;
            for (Seat seat = 0; seat < week.seats(); ++seat)
                if (week.occupied(seat)) {
                    teams[drawn_.place[seat]].push_back(seat);
                    units[week.unit(seat)].push_back(seat);
                }
            auto const mean = [&](std::vector<Seat> const& seats, double PersonState::*state) {
                double sum = 0;
                for (Seat const seat : seats)
                    sum += week.state(seat).*state;
                return sum / static_cast<double>(seats.size());
            };
            auto const pairs = [](Json const& list) {
                return list.get<std::vector<std::pair<std::uint32_t, int>>>();
            };
            // Teams have about ten people; with a larger cell some have their unit's norm.
            for (std::size_t const fewest : {5, 11}) {
                drawn_.min_cell = fewest;
                auto const state = view::state_json(week, drawn_);
                ASSERT_EQ(state["norm"].size(), teams.size());
                ASSERT_EQ(state["trust"].size(), units.size());
                for (auto const& [team, k] : pairs(state["norm"])) {
                    auto const& members = teams.at(team);
                    small += members.size() < fewest;
                    auto const& among = members.size() < fewest ? units.at(week.unit(members[0])) : members;
                    EXPECT_NEAR(k / 32., mean(among, &PersonState::norm), .5 / 32 + 1e-4);
                }
                for (auto const& [unit, k] : pairs(state["trust"]))
                    EXPECT_NEAR(k / 32., mean(units.at(unit), &PersonState::trust), .5 / 32 + 1e-4);
            }
            drawn_.min_cell = 5;
            // By unit, a unit that is too small has no norm, and the trust of everyone.
            std::vector<Seat> everyone;
            for (auto const& [unit, members] : units)
                everyone.insert(everyone.end(), members.begin(), members.end());
            drawn_.people = false;
            for (Seat seat = 0; seat < week.seats(); ++seat)
                drawn_.place[seat] = seat < 4 ? 0 : 1;
            auto const by_unit = view::state_json(week, drawn_);
            ASSERT_EQ(by_unit["norm"].size(), 1U);
            EXPECT_EQ(by_unit["norm"][0][0], 1);
            ASSERT_EQ(by_unit["trust"].size(), 2U);
            EXPECT_NEAR(by_unit["trust"][0][1].get<int>() / 32., mean(everyone, &PersonState::trust),
                        .5 / 32 + 1e-4);
            // Nothing is sent where all are few.
            drawn_.min_cell = 1000;
            EXPECT_TRUE(view::state_json(week, drawn_)["norm"].empty());
            EXPECT_TRUE(view::state_json(week, drawn_)["trust"].empty());
            looked = true;
        }
        int small{0};
        bool looked{false};

      private:
        Drawn& drawn_;
    } compare(drawn);
    RunOptions options;
    options.observer = &compare;
    run_replicate(scenario, 0, options);
    EXPECT_TRUE(compare.looked);
    EXPECT_GT(compare.small, 0);
}

TEST(Trace, StatesAreSentWithTheSeats)
{
    std::vector<int> weeks;
    for (auto const& week : trace_of(eventful_scenario(), 1))
        if (week.contains("state")) weeks.push_back(week["week"]);
    EXPECT_EQ(weeks, (std::vector{0, 25, 51, 77, 103}));
    // A round every week would send a state every week.
    weeks.clear();
    for (auto const& week : trace_of(eventful_scenario({"career.every=1", "run.weeks=40"}), 1))
        if (week.contains("state")) weeks.push_back(week["week"]);
    EXPECT_EQ(weeks, (std::vector{0, 13, 26, 39}));
    weeks.clear();
    for (auto const& week : trace_of(eventful_scenario({"career.every=0", "run.weeks=60"}), 1))
        if (week.contains("state")) weeks.push_back(week["week"]);
    EXPECT_EQ(weeks, (std::vector{0, 25, 51}));
}

TEST(Trace, ReportsAddUp)
{
    // Reports about outsiders end without a count of their own.
    auto scenario = eventful_scenario({"disclose.report=2", "policy.delay=3"});
    scenario.parameters.outside.rate = {.2, .2, .2, .2, .2};
    auto const result = run_replicate(scenario, 0);
    auto const weeks = trace_of(scenario, 1);
    std::int64_t waiting = weeks[0]["reports"]["waiting"], filed = 0, done = 0, without = 0;
    EXPECT_FALSE(weeks[0]["reports"].contains("filed"));
    for (std::size_t w = 1; w < weeks.size(); ++w) {
        auto const& counts = result.series[w];
        auto const in_all = counts.total(Counter::chose_report) + counts.total(Counter::chose_report_remark);
        if (!weeks[w].contains("reports")) {
            EXPECT_EQ(in_all, 0U);
            continue;
        }
        auto const& reports = weeks[w]["reports"];
        EXPECT_EQ(reports["filed"], in_all);
        EXPECT_GE(reports["without"].get<std::int64_t>(), 0);
        waiting += reports["filed"].get<std::int64_t>() - reports["done"].get<std::int64_t>() -
                   reports["without"].get<std::int64_t>();
        EXPECT_EQ(reports["waiting"], waiting);
        filed += reports["filed"].get<std::int64_t>();
        done += reports["done"].get<std::int64_t>();
        without += reports["without"].get<std::int64_t>();
    }
    EXPECT_GT(filed, 20);
    EXPECT_GT(done, 5);
    EXPECT_GT(without, 5);
}

TEST(Trace, CountsWhatTheEngineCounts)
{
    auto const scenario = eventful_scenario();
    auto const result = run_replicate(scenario, 0);
    auto const weeks = trace_of(scenario, 1);
    ASSERT_EQ(weeks.size(), result.series.size());
    std::uint64_t told = 0;
    for (std::size_t w = 0; w < weeks.size(); ++w) {
        std::uint64_t acts = 0, unanswered = 0;
        for (auto const& at : weeks[w]["acts"])
            acts += at[1].get<std::uint64_t>();
        for (auto const& at : weeks[w]["unanswered"])
            unanswered += at[1].get<std::uint64_t>();
        auto const& counts = result.series[w];
        EXPECT_EQ(weeks[w]["week"], w);
        EXPECT_EQ(acts, counts.total(Counter::acts_harm));
        EXPECT_EQ(weeks[w]["remarks"], counts.total(Counter::acts_remark));
        // Whoever intervenes answers; so does who supports the target.
        EXPECT_LE(unanswered, acts - counts.total(Counter::answered_acts_harm));
        EXPECT_EQ(unanswered == acts, weeks[w]["stepped_in"].empty());
        EXPECT_EQ(weeks[w]["told"].size(), counts.total(Counter::chose_confide));
        told += weeks[w]["told"].size();
        // One mark for a person who was silent twice.
        EXPECT_LE(weeks[w]["silent"].size(), counts.total(Counter::silent_harm));
        EXPECT_EQ(weeks[w]["silent"].empty(), counts.total(Counter::silent_harm) == 0);
    }
    EXPECT_GT(told, 20U);
}

TEST(Trace, ThreadsChangeNothing)
{
    auto const scenario = eventful_scenario();
    auto const one = trace_of(scenario, 1);
    EXPECT_EQ(trace_of(scenario, 3), one);
    EXPECT_GT(one.dump().size(), 5000U);
}

TEST(Trace, LookingChangesNoResult)
{
    auto const scenario = eventful_scenario();
    auto const drawn = drawn_of(scenario);
    auto const alone = run_replicate(scenario, 0);
    view::Trace trace(drawn, [](Json) {});
    RunOptions options;
    options.observer = &trace;
    auto const seen = run_replicate(scenario, 0, options);
    EXPECT_EQ(seen.result_hash, alone.result_hash);
    EXPECT_EQ(seen.metrics_hash, alone.metrics_hash);
}

TEST(Trace, FirstPostsReachWhomTheEngineSendsThemTo)
{
    // With one round the engine's letters of the talk are those of the first posts.
    auto scenario = eventful_scenario({"run.weeks=60"});
    scenario.parameters.discourse.rounds = 1;
    scenario.parameters.discourse.callout = .8;
    scenario.parameters.disclose.testify = 1;
    auto const drawn = drawn_of(scenario);
    class Compare : public Observer {
      public:
        explicit Compare(Drawn const& drawn) : drawn_(drawn) {}
        void before_discourse(WeekView const& week) override { week_ = view::week_json(week, {}, drawn_); }
        void week_over(WeekView const& week) override
        {
            std::multiset<std::pair<Seat, Seat>> sent, shown;
            for (auto const& post : week_["posts"])
                for (auto const& hearer : post[1])
                    shown.emplace(post[0].get<Seat>(), hearer.get<Seat>());
            for (auto const& hearing : week.hearings())
                sent.emplace(hearing.author, hearing.hearer);
            EXPECT_EQ(shown, sent);
            letters += shown.size();
        }
        std::size_t letters{0};

      private:
        Drawn const& drawn_;
        Json week_;
    } compare(drawn);
    RunOptions options;
    options.observer = &compare;
    run_replicate(scenario, 0, options);
    EXPECT_GT(compare.letters, 100U);
}

TEST(Trace, SeatsChangeOnlyWhenCareersAreDecided)
{
    auto const scenario = eventful_scenario();
    int changed = 0;
    for (auto const& week : trace_of(scenario, 1))
        if (week.contains("seats")) {
            EXPECT_EQ((week["week"].get<int>() + 1) % 26, 0);
            ++changed;
        }
    EXPECT_GT(changed, 1);
}

TEST(Trace, SeveralRangesGiveTheSame)
{
    auto const scenario = eventful_scenario();
    auto const world = build_world(scenario, Key{scenario.seed, 0});
    auto const drawn = view::drawn(world, {});
    auto const seen = [&](std::size_t least, int threads) {
        Json all = Json::array();
        view::Trace trace(drawn, [&](Json weeks) {
            for (auto& week : weeks)
                all.push_back(std::move(week));
        });
        Simulation simulation(world, scenario, Key{scenario.seed, 0}, threads);
        if (least > 0) {
            EXPECT_GE(simulation.cut_into_ranges(least), 3U);
        }
        simulation.observe(&trace);
        simulation.run_until(60);
        trace.finish();
        return all;
    };
    auto const whole = seen(0, 1);
    EXPECT_EQ(seen(10, 1), whole);
    EXPECT_EQ(seen(10, 3), whole);
    EXPECT_EQ(whole.size(), 60U);
}

TEST(Trace, AnObserverMayEndARun)
{
    struct Enough {};
    class Ending : public Observer {
        void week_over(WeekView const& week) override
        {
            if (week.week() == 3) throw Enough{};
        }
    } ending;
    RunOptions options;
    options.observer = &ending;
    EXPECT_THROW(run_replicate(eventful_scenario(), 0, options), Enough);
}

} // namespace groundswell::testing
