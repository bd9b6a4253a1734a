#include <groundswell/week.hpp>
#include <gtest/gtest.h>
#include <set>

#include "view/trace_of.hpp"

namespace groundswell::testing {

using view::Drawn;

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
        if (week.contains("seats") && week["week"] != 0) {
            EXPECT_EQ((week["week"].get<int>() + 1) % 26, 0);
            ++changed;
        }
    EXPECT_GT(changed, 1);
}

// Pictures showed the groups from before burn-in for half a year.
TEST(Trace, BeginsWithWhoHoldsTheSeatsInWeek0)
{
    auto const scenario = eventful_scenario({"run.burnin=75"});
    auto const drawn = drawn_of(scenario);
    class Compare : public Observer {
      public:
        void week_begins(WeekView const& week) override
        {
            bool vacant = false;
            for (Seat seat = 0; seat < week.seats(); ++seat) {
                if (week.week() == 0) held.push_back(week.group(seat));
                vacant = vacant || week.group(seat) == no_group;
            }
            if (!vacant) return;
            // A vacant seat would tell of a dismissal since careers were decided.
            ++weeks_with_vacant;
            std::vector<Group> shown(week.seats(), Group{7});
            for (auto const& seat : view::first_seats_json(week, shown))
                EXPECT_GE(seat[1], 0);
        }
        std::vector<Group> held;
        int weeks_with_vacant{0};
    } compare;
    RunOptions options;
    options.observer = &compare;
    run_replicate(scenario, 0, options);
    EXPECT_GT(compare.weeks_with_vacant, 5);
    auto shown = drawn.world->first_group;
    auto const weeks = trace_of(scenario, 1);
    ASSERT_TRUE(weeks[0].contains("seats"));
    for (auto const& seat : weeks[0]["seats"])
        shown[seat[0].get<Seat>()] = seat[1].get<Group>();
    EXPECT_EQ(shown, compare.held);
    EXPECT_NE(shown, drawn.world->first_group);
}

// The difference between two futures would tell who was removed at once.
TEST(Trace, TellsNothingInWeek0OfWhoWasRemovedInIt)
{
    auto scenario = eventful_scenario();
    scenario.parameters.run.burnin = 260; // most seats have changed hands
    auto const as_it_was = trace_of(scenario, 1)[0];
    EXPECT_GT(as_it_was["seats"].size(), 20U);
    scenario.interventions = {{.kind = intervention::RemoveOffenders{.top_share = 1}}};
    EXPECT_EQ(trace_of(scenario, 1)[0].value("seats", Json()), as_it_was.value("seats", Json()));
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
