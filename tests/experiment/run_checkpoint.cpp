#include <filesystem>
#include <fstream>
#include <functional>
#include <groundswell/branch.hpp>
#include <groundswell/compare.hpp>
#include <groundswell/observer.hpp>
#include <groundswell/read_scenario.hpp>
#include <groundswell/run.hpp>
#include <groundswell/run_checkpoint.hpp>
#include <groundswell/week.hpp>
#include <gtest/gtest.h>
#include <iterator>
#include <sys/stat.h>

#include "engine/checkpoint.hpp"
#include "engine/progress.hpp"
#include "experiment/small_world.hpp"
#include "support/temporary_folder.hpp"
#include "world/world.hpp"

namespace groundswell {
namespace {

namespace fs = std::filesystem;

/// A run in which all of the model happens: discourse, cases, careers, interventions from burn-in on.
Scenario with_everything(Scenario scenario)
{
    apply_overrides(scenario,
                    {"run.burnin=20", "run.weeks=45", "run.window=40", "propensity.harm.median=.2",
                     "career.every=13", "career.attrition=.01", "policy.delay=3", "discourse.callout=.5",
                     "disclose.report=0", "disclose.testify=-1", "retaliation.learn=.3"});
    for (auto& rate : scenario.parameters.outside.rate)
        rate = .02;
    for (auto const& name : standard_names()) {
        scenario.interventions.push_back(*standard_intervention(name));
        scenario.interventions.back().start = static_cast<Week>(scenario.interventions.size() * 3) - 6;
        scenario.interventions.back().cost_per_week = 1;
    }
    return scenario;
}

Scenario generated()
{
    Scenario scenario = default_scenario();
    apply_overrides(scenario, {"institution.seats=120", "institution.units=2"});
    return with_everything(std::move(scenario));
}

Scenario imported(testing::TemporaryFolder const& folder)
{
    std::string people = "id,gender,rank,unit\n", ties = "layer,from,to\n";
    for (int i = 0; i < 120; ++i) {
        people += "p" + std::to_string(i) + (i % 3 ? ",man," : ",woman,") + std::to_string(1 + i % 4) + ",u" +
                  std::to_string(i / 30) + "\n";
        for (int k = 1; k < 6; ++k)
            ties += "team,p" + std::to_string(i) + ",p" + std::to_string(i / 30 * 30 + (i + k) % 30) + "\n";
    }
    return with_everything(scenario_for_tables(folder.write("people.csv", people).string(),
                                               folder.write("ties.csv", ties).string()));
}

Scenario country()
{
    Scenario scenario = scenario_for_profile("country");
    apply_overrides(scenario, {"institution.seats=600"});
    return with_everything(std::move(scenario));
}

/// Ends a run at a week, as a crash would: nothing is flushed.
class CrashAt : public Observer {
  public:
    explicit CrashAt(Week week) : week_(week) {}
    void week_over(WeekView const& view) override
    {
        if (view.week() == week_) throw Stopped();
    }

  private:
    Week week_;
};

void expect_same(ReplicateResult const& a, ReplicateResult const& b)
{
    EXPECT_EQ(a.result_hash, b.result_hash);
    EXPECT_EQ(a.metrics_hash, b.metrics_hash);
    EXPECT_EQ(a.messages, b.messages);
    EXPECT_EQ(a.candidates, b.candidates);
    EXPECT_EQ(a.intervention_cost, b.intervention_cost);
    EXPECT_EQ(a.funnel.accountable, b.funnel.accountable);
    EXPECT_EQ(a.funnel.known, b.funnel.known);
    EXPECT_EQ(a.states.size(), b.states.size());
    EXPECT_EQ(a.occupied, b.occupied);
}

/// Stop a run at some weeks, and go on each time from the file with other threads.
void expect_going_on(Scenario const& scenario, fs::path const& file)
{
    auto const straight = run_replicate(scenario, 2, {});
    int threads = 1;
    for (Week const week : {-9, 0, 1, 14, 29, 44}) {
        CrashAt crash(week);
        RunCheckpoint begun(file, scenario, {.every = 7, .observe_every = 13, .command = ""});
        EXPECT_THROW(
            run_replicate(scenario, 2, {.threads = threads, .observer = &crash, .checkpoint = &begun}),
            Stopped)
            << week;
        threads = threads % 3 + 1;
    }
    RunCheckpoint last(file);
    EXPECT_EQ(last.replicates(), std::vector<std::uint32_t>{2});
    expect_same(run_replicate(last.scenario(), 2, {.threads = threads, .checkpoint = &last}), straight);
    // Once more, from the end itself.
    RunCheckpoint over(file);
    expect_same(run_replicate(over.scenario(), 2, {.checkpoint = &over}), straight);
}

TEST(RunCheckpoint, GoesOnToTheSameResultWithEverythingOn)
{
    testing::TemporaryFolder const folder;
    expect_going_on(generated(), folder / "run.h5");
}

TEST(RunCheckpoint, GoesOnInAnImportedWorld)
{
    testing::TemporaryFolder const folder;
    expect_going_on(imported(folder), folder / "run.h5");
}

TEST(RunCheckpoint, GoesOnInACountry)
{
    testing::TemporaryFolder const folder;
    expect_going_on(country(), folder / "run.h5");
}

TEST(RunCheckpoint, CanBecomeLongerAndNotShorter)
{
    testing::TemporaryFolder const folder;
    auto const file = folder / "run.h5";
    auto const scenario = generated();
    {
        RunCheckpoint begun(file, scenario, {.every = 10, .observe_every = 13, .command = ""});
        run_replicate(scenario, 0, {.checkpoint = &begun});
        begun.flush();
    }
    RunCheckpoint more(file);
    EXPECT_THROW(more.lengthen(44, ""), UserError);
    more.lengthen(60, "");
    auto longer = scenario;
    longer.parameters.run.weeks = 60;
    expect_same(run_replicate(more.scenario(), 0, {.checkpoint = &more}), run_replicate(longer, 0, {}));
}

TEST(RunCheckpoint, IsForItsOwnerOnlyAndLeavesNoHalves)
{
    testing::TemporaryFolder const folder;
    auto const file = folder / "run.h5";
    folder.write("run.h5.99999999.part", "of a process that is no more");
    RunCheckpoint begun(file, generated(), {.every = 10, .observe_every = 13, .command = ""});
    run_replicate(generated(), 0, {.checkpoint = &begun});
    struct stat status {};
    ASSERT_EQ(::stat(file.c_str(), &status), 0);
    EXPECT_EQ(status.st_mode & 0777, 0600U);
    EXPECT_EQ(std::distance(fs::directory_iterator(folder.path()), fs::directory_iterator()), 1);
}

std::string refusal(std::function<void()> const& work)
{
    try {
        work();
    } catch (UserError const& error) {
        return error.what();
    }
    return "accepted";
}

TEST(RunCheckpoint, OfAnotherRunIsRefused)
{
    testing::TemporaryFolder const folder;
    auto const file = folder / "run.h5";
    CheckpointedRun const asked{.every = 10, .observe_every = 13, .command = ""};
    auto const tables = imported(folder);
    {
        RunCheckpoint begun(file, tables, asked);
        run_replicate(tables, 0, {.checkpoint = &begun});
    }
    auto other = tables;
    other.seed = 9;
    EXPECT_NE(refusal([&] { RunCheckpoint(file, other, asked); }).find("another run"), std::string::npos);
    other = tables;
    other.parameters.acts.power += .1;
    EXPECT_NE(refusal([&] { RunCheckpoint(file, other, asked); }).find("another run"), std::string::npos);
    EXPECT_NE(refusal([&] { RunCheckpoint(folder / "people.csv"); }).find("is not a checkpoint"),
              std::string::npos);
    // The same tables with their rows in another order are the same; with another person they are not.
    auto lines = std::string("id,gender,rank,unit\n");
    for (int i = 119; i >= 0; --i)
        lines += "p" + std::to_string(i) + (i % 3 ? ",man," : ",woman,") + std::to_string(1 + i % 4) + ",u" +
                 std::to_string(i / 30) + "\n";
    folder.write("people.csv", lines);
    EXPECT_EQ(refusal([&] { RunCheckpoint{file}; }), "accepted");
    lines.replace(lines.find("woman"), 5, "man");
    folder.write("people.csv", lines);
    EXPECT_NE(refusal([&] { RunCheckpoint{file}; }).find("have changed"), std::string::npos);
}

/// Bytes of a state that somebody made, with a right checksum.
TEST(RunCheckpoint, AStateThatCannotBeIsRefused)
{
    auto const scenario = generated();
    Key const key{scenario.seed, 0};
    auto const world = build_world(scenario, key);
    Simulation simulation(world, scenario, key);
    simulation.run_until(8);
    std::string const name = "x";
    auto const fault = [&](auto&& change) {
        SimulationState state = simulation.state();
        change(state);
        return refusal([&] {
            read_progress(write_progress(state, simulation.tallies(), {}), {*world, scenario, name});
        });
    };
    EXPECT_EQ(fault([](SimulationState&) {}), "accepted");
    auto const expect_refused = [&](char const* field, auto&& change) {
        EXPECT_NE(fault(change).find(field), std::string::npos) << field;
    };
    using State = SimulationState;
    expect_refused("week", [](State& s) { s.week = -4711; });
    expect_refused("week", [](State& s) { s.week = 1'000'000; });
    expect_refused("record", [](State& s) { s.people.record[5].touched = 900; });
    expect_refused("119 seats", [](State& s) { s.people.group.pop_back(); });
    expect_refused("record", [](State& s) { s.people.record.values().pop_back(); });
    expect_refused("group'", [](State& s) { s.people.group[5] = 7; });
    expect_refused("birth_seat", [](State& s) { s.people.birth_seat[5] = 4711; });
    expect_refused("hired", [](State& s) { s.people.hired[5] = 4711; });
    expect_refused("propensity", [](State& s) { s.people.propensity[5] = {-1, 0}; });
    expect_refused("last_target", [](State& s) { s.people.last_target[5] = 4711; });
    expect_refused("not there", [](State& s) { s.people.last_target[4711] = 5; });
    expect_refused("kept", [](State& s) { s.people.kept[5].knew = {4711}; });
    expect_refused("kept", [](State& s) { s.people.kept[5].group = 9; });
    expect_refused("fear", [](State& s) { s.people.fear[5].week = 4711; });
    expect_refused("experienced", [](State& s) { s.lived.experienced[5] = 4711; });
    expect_refused("deeds", [](State& s) { s.lived.harm_weeks[5] = {4, 2}; });
    expect_refused("recalled", [](State& s) { s.lived.recalled.clear(); });
    expect_refused("cases", [](State& s) { s.cases.push_back({.accused = 4711}); });
    expect_refused("cases", [](State& s) { s.cases.push_back({.severity = -1}); });
    expect_refused("escrow", [](State& s) { s.escrow.push_back({}); });
    expect_refused("members", [](State& s) { s.members.resize(99); });
    expect_refused("members", [](State& s) { s.members.at(0).assign(7, 1); });
    expect_refused("offender_threshold", [](State& s) { s.offender_threshold = -1; });
    expect_refused("group_share", [](State& s) { s.group_share = {1}; });
    // Bytes cut or changed anywhere are refused, whatever the checksum: here it is right.
    auto bytes = write_progress(simulation.state(), simulation.tallies(), {});
    bytes.resize(bytes.size() - 1);
    EXPECT_NE(refusal([&] { read_progress(bytes, {*world, scenario, name}); }), "accepted");
}

/// Two arms that part at a week are the two straight runs, where nothing is done before that week.
TEST(Branch, SharesThePastAndPartsAtItsWeek)
{
    testing::TemporaryFolder const folder;
    auto scenario = generated();
    scenario.interventions.clear();
    scenario.replicates = 2;
    auto const file = folder / "run.h5";
    {
        RunCheckpoint begun(file, scenario, {.every = 10, .observe_every = 13, .command = ""});
        run_replicate(scenario, 0, {.checkpoint = &begun}); // 1 has not begun
        begun.flush();
    }
    auto const effect_at = [&](Week at, Week start) {
        RunCheckpoint const checkpoint(file);
        CompareSpec spec;
        spec.arms = {{"base", checkpoint.scenario()},
                     {"escrow", variant_of(checkpoint.scenario(), "escrow")}};
        spec.arms[1].scenario.interventions[0].start = start;
        spec.part = PartAt::later_week;
        spec.past = past_of(checkpoint, at);
        PointsInMemory points;
        return points_hash(run_comparison(std::move(spec), {.replicates = 2}, points).replicates);
    };
    // An intervention cannot start before the futures part.
    EXPECT_EQ(effect_at(20, 0), effect_at(20, 20));
    EXPECT_NE(effect_at(20, 0), effect_at(20, 25));

    // The future of the base is the rest of the straight run.
    RunCheckpoint const checkpoint(file);
    auto const past = past_of(checkpoint, 20);
    for (std::uint32_t const replicate : {0U, 1U}) {
        auto const future = run_from_burn_in(past.at(replicate, {}), scenario, replicate, {});
        auto const whole = run_replicate(scenario, replicate, {});
        ASSERT_EQ(future.series.size(), 25U);
        for (std::size_t week = 0; week < 25; ++week)
            EXPECT_EQ(future.series[week].cells(), whole.series[week + 20].cells()) << week;
    }
}

TEST(Branch, AFutureWithoutAChangeDiffersInNothing)
{
    testing::TemporaryFolder const folder;
    auto const scenario = generated();
    RunCheckpoint const checkpoint(folder / "run.h5", scenario, {});
    CompareSpec spec;
    spec.arms = {{"base", scenario}, {"same", scenario}};
    spec.part = PartAt::later_week;
    spec.past = past_of(checkpoint, 11);
    PointsInMemory points;
    auto const run = run_comparison(std::move(spec), {.replicates = 1}, points);
    ASSERT_EQ(run.replicates.size(), 1U);
    EXPECT_EQ(run.replicates[0].arms[0].size(), run.replicates[0].arms[1].size());
    auto const base = *paired_column(run.replicates, 0, "harm"),
               same = *paired_column(run.replicates, 1, "harm");
    EXPECT_EQ(base, same);
}

} // namespace
} // namespace groundswell
