#include "view/trace.hpp"

#include <gtest/gtest.h>
#include <set>

#include "engine/observation.hpp"
#include "engine/stage.hpp"
#include "experiment/replicates.hpp"
#include "view/small.hpp"

namespace groundswell::testing {

namespace {

using view::Drawn;
using view::Json;

Drawn drawn_of(Scenario const& scenario)
{
    return view::drawn(build_world(scenario, Key{scenario.seed, 0}));
}

/// Calls a function before the talk of each week.
class Each : public Observer {
  public:
    explicit Each(std::function<void(Stage const&)> look) : look_(std::move(look)) {}
    void before_discourse(Stage const& stage) override { look_(stage); }

  private:
    std::function<void(Stage const&)> look_;
};

void look_at(Scenario const& scenario, std::function<void(Stage const&)> look, int threads = 1)
{
    Each each(std::move(look));
    RunOptions options;
    options.threads = threads;
    options.observer = &each;
    run_replicate(scenario, 0, options);
}

/// The same week with other people as those who did it, are accused, or are inclined to.
Stage with_others_to_blame(Stage const& stage)
{
    Stage out = stage;
    auto const seats = static_cast<Seat>(out.seats());
    for (auto& act : out.acts.letters())
        act.sender = (act.sender + 7 * act.recipient + 1) % seats;
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
    std::ranges::reverse(out.state.people.harm);
    std::ranges::reverse(out.state.people.everyday);
    out.attempters.clear();
    return out;
}

/// Weeks in which a picture tells the two apart.
int weeks_that_tell(Scenario const& scenario, std::function<Json(Stage const&)> const& picture)
{
    int out = 0;
    look_at(scenario,
            [&](Stage const& stage) { out += picture(stage) != picture(with_others_to_blame(stage)); });
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
    auto const scenario = small_scenario();
    auto const drawn = drawn_of(scenario);
    ASSERT_TRUE(drawn.people);
    EXPECT_EQ(weeks_that_tell(scenario, [&](Stage const& stage) { return view::week_json(stage, drawn); }),
              0);
}

TEST(Trace, ALeakWouldBeFound)
{
    auto const scenario = small_scenario();
    auto const drawn = drawn_of(scenario);
    auto const acts = [](Stage const& stage) { return stage.acts.letters().size(); };
    // The likeliest mistakes: an act with its doer, with its doer's team, or marked by who is accused.
    EXPECT_GT(weeks_that_tell(scenario,
                              [&](Stage const& stage) {
                                  auto out = view::week_json(stage, drawn);
                                  for (auto const& act : stage.acts.letters())
                                      out["acts"].push_back(act.sender);
                                  return out;
                              }),
              50);
    EXPECT_GT(weeks_that_tell(scenario,
                              [&](Stage const& stage) {
                                  auto out = view::week_json(stage, drawn);
                                  for (auto const& act : stage.acts.letters())
                                      out["acts"].push_back(drawn.place[act.sender]);
                                  return out;
                              }),
              50);
    EXPECT_GT(weeks_that_tell(scenario,
                              [&](Stage const& stage) {
                                  auto out = view::week_json(stage, drawn);
                                  for (auto const& pending : stage.state.cases)
                                      out["cases"].push_back(pending.accused);
                                  return out;
                              }),
              5);
    int with_acts = 0;
    look_at(scenario, [&](Stage const& stage) { with_acts += acts(stage) > 0; });
    EXPECT_GT(with_acts, 50);
}

TEST(Trace, UnitsSayNothingEither)
{
    auto scenario = small_scenario();
    auto drawn = drawn_of(scenario);
    drawn.people = false;
    for (Seat seat = 0; seat < drawn.world->seats; ++seat)
        drawn.place[seat] = drawn.world->unit[seat];
    EXPECT_EQ(weeks_that_tell(scenario, [&](Stage const& stage) { return view::week_json(stage, drawn); }),
              0);
}

TEST(Trace, CountsWhatTheEngineCounts)
{
    auto const scenario = small_scenario();
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
    auto const scenario = small_scenario();
    auto const one = trace_of(scenario, 1);
    EXPECT_EQ(trace_of(scenario, 3), one);
    EXPECT_GT(one.dump().size(), 5000U);
}

TEST(Trace, LookingChangesNoResult)
{
    auto const scenario = small_scenario();
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
    auto scenario = small_scenario(60);
    scenario.parameters.discourse.rounds = 1;
    scenario.parameters.discourse.callout = .8;
    scenario.parameters.disclose.testify = 1;
    auto const drawn = drawn_of(scenario);
    class Compare : public Observer {
      public:
        explicit Compare(Drawn const& drawn) : drawn_(drawn) {}
        void before_discourse(Stage const& stage) override { week_ = view::week_json(stage, drawn_); }
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
    auto const scenario = small_scenario();
    int changed = 0;
    for (auto const& week : trace_of(scenario, 1))
        if (week.contains("seats")) {
            EXPECT_EQ((week["week"].get<int>() + 1) % 26, 0);
            ++changed;
        }
    EXPECT_GT(changed, 1);
}

TEST(Trace, AnObserverMayEndARun)
{
    struct Enough {};
    EXPECT_THROW(look_at(small_scenario(),
                         [](Stage const& stage) {
                             if (stage.week() == 3) throw Enough{};
                         }),
                 Enough);
}

} // namespace groundswell::testing
