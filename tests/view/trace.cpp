#include "view/trace.hpp"

#include <gtest/gtest.h>
#include <set>

#include "engine/observation.hpp"
#include "engine/stage.hpp"
#include "experiment/replicates.hpp"
#include "support/small_scenario.hpp"

namespace groundswell::testing {

namespace {

using view::Drawn;

Drawn drawn_of(Scenario const& scenario)
{
    return view::drawn(build_world(scenario, Key{scenario.seed, 0}));
}

/// The same scenes with other people as those who did it.
Scenery with_others_to_blame(Scenery const& scenery, Seat seats)
{
    Scenery out = scenery;
    for (auto& act : out.acts.letters())
        act.sender = (act.sender + 7 * act.recipient + 1) % seats;
    for (auto& outcome : out.outcomes.letters())
        outcome.sender = (outcome.sender + 1) % seats;
    return out;
}

/// The same week with other people who are accused, are inclined to, or did it before.
Stage with_others_to_blame(Stage const& stage)
{
    Stage out = stage;
    auto const seats = static_cast<Seat>(out.seats());
    for (auto& act : out.harmed)
        act.sender = (act.sender + 11) % seats;
    for (auto& pending : out.state.cases)
        if (pending.accused != no_seat) pending.accused = (pending.accused + 11) % seats;
    for (auto& report : out.state.escrow)
        report.accused = (report.accused + 11) % seats;
    for (auto& local : out.local)
        for (auto* list : {&local.reports, &local.escrowed})
            for (auto& report : *list)
                report.accused = (report.accused + 11) % seats;
    out.state.people.last_target = {};
    out.state.people.reports_against = {};
    out.state.people.retaliated = {};
    out.state.lived.deeds = {};
    out.state.people.propensity = {};
    for (auto const& [seat, own] : stage.state.people.propensity)
        out.state.people.set_propensity(seats - 1 - seat, own);
    out.ranges.clear();
    return out;
}

/// How a week is shown, from its stage and its scenes.
using Picture = std::function<Json(Stage const&, std::vector<Scenery> const&)>;

/// Shows each week as it was and with others to blame.
class Suspicion : public Observer {
  public:
    explicit Suspicion(Picture picture) : picture_(std::move(picture)) {}
    void range_over(Stage const&, Scenery const& scenery) override { ranges_.push_back(scenery); }
    void before_discourse(Stage const& stage) override
    {
        std::vector<Scenery> others;
        for (auto const& scenery : ranges_)
            others.push_back(with_others_to_blame(scenery, static_cast<Seat>(stage.seats())));
        weeks_that_tell += picture_(stage, ranges_) != picture_(with_others_to_blame(stage), others);
        for (auto const& scenery : ranges_)
            weeks_with_acts += !scenery.acts.empty();
        ranges_.clear();
    }
    int weeks_that_tell{0}, weeks_with_acts{0};

  private:
    Picture picture_;
    std::vector<Scenery> ranges_;
};

/// Weeks in which a picture tells the two apart.
int weeks_that_tell(Scenario const& scenario, Picture const& picture)
{
    Suspicion suspicion(picture);
    RunOptions options;
    options.observer = &suspicion;
    run_replicate(scenario, 0, options);
    EXPECT_GT(suspicion.weeks_with_acts, 50);
    return suspicion.weeks_that_tell;
}

Json shown(Stage const& stage, std::vector<Scenery> const& ranges, Drawn const& drawn)
{
    view::SceneryShown scenery;
    for (auto const& range : ranges)
        scenery.add(range, drawn);
    return view::week_json(stage, scenery, drawn);
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
    auto const picture = [&](Stage const& stage, std::vector<Scenery> const& ranges) {
        return shown(stage, ranges, drawn);
    };
    EXPECT_EQ(weeks_that_tell(scenario, picture), 0);
    // Nor by unit.
    drawn.people = false;
    for (Seat seat = 0; seat < drawn.world->seats; ++seat)
        drawn.place[seat] = drawn.world->unit[seat];
    EXPECT_EQ(weeks_that_tell(scenario, picture), 0);
}

TEST(Trace, ALeakWouldBeFound)
{
    auto const scenario = eventful_scenario();
    auto const drawn = drawn_of(scenario);
    // The likeliest mistakes: an act with its doer, with its doer's team, or a mark on who is accused.
    auto const with_doers = [&](auto const& mark) {
        return [&drawn, mark](Stage const& stage, std::vector<Scenery> const& ranges) {
            auto out = shown(stage, ranges, drawn);
            for (auto const& range : ranges)
                for (auto const& act : range.acts.letters())
                    out["acts"].push_back(mark(act.sender));
            return out;
        };
    };
    EXPECT_GT(weeks_that_tell(scenario, with_doers([](Seat seat) { return seat; })), 50);
    EXPECT_GT(weeks_that_tell(scenario, with_doers([&](Seat seat) { return drawn.place[seat]; })), 50);
    EXPECT_GT(weeks_that_tell(scenario,
                              [&](Stage const& stage, std::vector<Scenery> const& ranges) {
                                  auto out = shown(stage, ranges, drawn);
                                  for (auto const& pending : stage.state.cases)
                                      out["cases"].push_back(pending.accused);
                                  return out;
                              }),
              5);
    EXPECT_GT(weeks_that_tell(scenario,
                              [&](Stage const& stage, std::vector<Scenery> const& ranges) {
                                  auto out = shown(stage, ranges, drawn);
                                  for (auto const& [seat, own] : stage.state.people.propensity)
                                      out["inclined"][std::to_string(seat)] = own.harm;
                                  return out;
                              }),
              50);
}

TEST(Trace, CountsWhatTheEngineCounts)
{
    auto const scenario = eventful_scenario();
    auto const result = run_replicate(scenario, 0);
    auto const weeks = trace_of(scenario, 1);
    ASSERT_EQ(weeks.size(), result.series.size());
    std::uint64_t told = 0;
    for (std::size_t w = 0; w < weeks.size(); ++w) {
        std::uint64_t acts = 0;
        for (auto const& at : weeks[w]["acts"])
            acts += at[1].get<std::uint64_t>();
        auto const& counts = result.series[w];
        EXPECT_EQ(weeks[w]["week"], w);
        EXPECT_EQ(acts, counts.total(Counter::acts_harm));
        EXPECT_EQ(weeks[w]["remarks"], counts.total(Counter::acts_remark));
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
        void before_discourse(Stage const& stage) override { week_ = view::week_json(stage, {}, drawn_); }
        void week_over(Stage const& stage) override
        {
            std::multiset<std::pair<Seat, Seat>> sent, shown;
            for (auto const& post : week_["posts"])
                for (auto const& hearer : post[1])
                    shown.emplace(post[0].get<Seat>(), hearer.get<Seat>());
            if (!week_["posts"].empty())
                for (auto const& letter : stage.hearings.letters())
                    sent.emplace(letter.sender, letter.recipient);
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
    auto const drawn = view::drawn(world);
    auto const seen = [&](std::size_t least, int threads) {
        Json all = Json::array();
        view::Trace trace(drawn, [&](Json weeks) {
            for (auto& week : weeks)
                all.push_back(std::move(week));
        });
        Simulation simulation(world, scenario, Key{scenario.seed, 0}, Executor(threads));
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
        void week_over(Stage const& stage) override
        {
            if (stage.week() == 3) throw Enough{};
        }
    } ending;
    RunOptions options;
    options.observer = &ending;
    EXPECT_THROW(run_replicate(eventful_scenario(), 0, options), Enough);
}

} // namespace groundswell::testing
