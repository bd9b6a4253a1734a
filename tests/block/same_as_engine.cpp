#include "same_as_engine.hpp"

#include <groundswell/read_scenario.hpp>

#include "block/week.hpp"
#include "properties/drawn_scenario.hpp"
#include "support/temporary_folder.hpp"
#include "team_of_threads.hpp"

namespace groundswell {
namespace {

using block::BlockRun;
using testing::expect_same;
using testing::lively;
using testing::with_everything_in_force;

void by_one_thread(BlockRun& run)
{
    run.step();
}

/// As a card does it: several threads, and a sort that they do together.
struct ByThreads {
    std::uint32_t threads;

    void operator()(BlockRun& run) const
    {
        run.prepare_week();
        run.memory_for_weeks();
        block::TeamOfThreads(threads).run([&](auto const& member) {
            block::run_week(member, run.program(), run.memory_for_weeks(), run.week());
        });
        run.weeks_are_over(run.week() + 1);
    }
};

Scenario shortened(Scenario scenario, int weeks)
{
    scenario.parameters.run.weeks = weeks;
    return scenario;
}

TEST(Block, DoesAsTheEngineInEachShippedScenario)
{
    for (auto const& shipped : shipped_scenarios()) {
        Scenario scenario = shortened(read_scenario(std::string(shipped.name)), 26);
        scenario.parameters.run.burnin = 13;
        expect_same(scenario, by_one_thread, std::string(shipped.name));
    }
}

TEST(Block, DoesAsTheEngineInImportedWorlds)
{
    std::string const examples = GROUNDSWELL_SOURCE_DIR "/examples/";
    Scenario scenario = scenario_for_tables(examples + "people.csv", examples + "ties.csv");
    scenario.parameters.run.burnin = 13;
    expect_same(shortened(scenario, 52), by_one_thread, "examples");
}

TEST(Block, DoesAsTheEngineWhateverIsInForce)
{
    expect_same(lively(), by_one_thread, "lively");
    expect_same(with_everything_in_force(), by_one_thread, "everything");
    Scenario scenario = with_everything_in_force();
    scenario.parameters.run.burnin = 40;
    expect_same(scenario, by_one_thread, "everything, after burn-in", 3);
}

TEST(Block, NeverDependsOnTheNumberOfThreads)
{
    for (std::uint32_t const threads : {2U, 3U, 7U}) {
        expect_same(lively(), ByThreads{threads}, "lively");
        expect_same(with_everything_in_force(), ByThreads{threads}, "everything");
    }
}

TEST(Block, DoesAsTheEngineWithoutEachComponent)
{
    Scenario without_all = with_everything_in_force();
    for (auto const component : component_switches) {
        Scenario scenario = lively();
        scenario.off.*component = true;
        expect_same(scenario, by_one_thread, "a component off");
        expect_same(scenario, ByThreads{3}, "a component off");
        without_all.off.*component = true;
    }
    expect_same(without_all, by_one_thread, "all components off");
}

std::vector<InterventionSpec> interventions()
{
    std::vector<InterventionSpec> out{
        {.kind = intervention::BystanderTraining{.dose = .4}, .start = 1, .every = 5},
        {.kind = intervention::NormCorrection{.dose = .6}, .start = -3, .every = 4},
        {.kind = intervention::AllyMobilisation{.dose = .9, .voice = .2}, .start = 2, .end = 20, .every = 6},
        {.kind = intervention::Escrow{.uptake = .8, .match = 2}, .start = 1, .end = 40},
        {.kind = intervention::RemoveOffenders{.top_share = .2}, .start = 3, .every = 10},
        {.kind = intervention::RemoveOffenders{.reports = 2}, .start = 5, .every = 1},
        {.kind = intervention::Movement{.count = 20, .post = Post::equivalence}, .every = 7},
        {.kind = intervention::Answering{}, .start = 4, .end = 30}};
    for (auto const& name : standard_names())
        out.push_back(*standard_intervention(name));
    for (auto& one : out) {
        one.cost_per_person = 3;
        one.cost_per_week = .25;
    }
    return out;
}

TEST(Block, DoesAsTheEngineWithEachIntervention)
{
    for (auto one : interventions()) {
        Scenario scenario = lively();
        scenario.parameters.run.burnin = 5;
        scenario.interventions = {one};
        expect_same(scenario, by_one_thread, one.info().name);
        one.scope = {.groups = {"woman"}, .ranks = {0, 1}, .share = .7, .connected = .8};
        scenario.parameters.career.every = 0;
        scenario.interventions = {one, one};
        expect_same(scenario, ByThreads{3}, std::string(one.info().name) + ", scoped");
        scenario.asked_disclosure.min_cell = 5;
        expect_same(scenario, by_one_thread, std::string(one.info().name) + ", paid for in fives");
    }
}

/// Careers of every kind, in several institutions.
TEST(Block, DoesAsTheEngineInCareers)
{
    Scenario scenario = lively();
    scenario.parameters.career.attrition = .02;
    for (double const stagger : {0., 1.})
        for (double const quota : {0., 1.})
            for (bool const represented : {false, true}) {
                scenario.parameters.career.stagger = stagger;
                scenario.parameters.career.quota = quota;
                scenario.off.representation = represented;
                expect_same(scenario, by_one_thread, "careers");
                expect_same(scenario, ByThreads{3}, "careers");
            }
}

TEST(Block, DoesAsTheEngineAtBothEndsOfEachParameter)
{
    Scenario const base = shortened(with_everything_in_force(), 16);
    for (auto const& at : parameters_for(base.groups, base.ranks)) {
        if (at.row->role == Role::constant || at.name.starts_with("run.") ||
            at.name.starts_with("institution."))
            continue;
        Range const range = at.default_value && !at.default_value->plausible.is_point()
                                ? at.default_value->plausible
                                : at.row->allowed;
        for (double const end : {range.low, range.high}) {
            Scenario scenario = base;
            double const value = std::clamp(end, -50., 50.);
            at.in(scenario.parameters) = at.row->integer ? std::round(value) : value;
            expect_same(scenario, by_one_thread, at.name);
        }
    }
}

TEST(Block, DoesAsTheEngineInRandomWorlds)
{
    testing::TemporaryFolder const folder;
    testing::ScenarioDrawer draw(folder, 20);
    for (int i = 0; i < 60; ++i)
        expect_same(draw(), by_one_thread, "world " + std::to_string(i));
}

/// The comparison sees another replicate, so it would see a mistake.
TEST(Block, OfAnotherReplicateDiffers)
{
    Scenario const scenario = lively();
    auto const world = build_world(scenario, {scenario.seed, 0});
    Simulation engine(world, scenario, {scenario.seed, 0});
    BlockRun run(world, scenario, {scenario.seed, 1}, engine.state());
    engine.step();
    run.step();
    EXPECT_NE(result_hash({engine.counts()}, engine.state()), result_hash({run.counts()}, run.state()));
}

/// Reports that lie in escrow are looked through again when others' terms apply.
TEST(Block, MatchesReportsUnderNewTerms)
{
    Scenario scenario = shortened(lively(), 26);
    scenario.parameters.disclose.report = scenario.parameters.disclose.testify = -5;
    scenario.interventions = {
        {.kind = intervention::Escrow{.uptake = 1, .match = 1000}, .start = 0, .end = 20},
        {.kind = intervention::Escrow{.uptake = 0, .match = 1}, .start = 0}};
    expect_same(scenario, by_one_thread, "new terms");
}

/// Somebody is touched in the first week before its means are known, and by nobody else.
TEST(Block, KnowsWhatPassesAsNormalFromTheStart)
{
    for (auto one : interventions()) {
        Scenario scenario = shortened(testing::still(), 1);
        scenario.off.tolerance = true;
        one.start = 0;
        scenario.interventions = {one};
        expect_same(scenario, by_one_thread, one.info().name);
    }
}

TEST(Block, SaysWhichWorldsItDoesNotRun)
{
    World world;
    world.seats = 70'000;
    EXPECT_EQ(BlockRun::obstacle(world), "it has 70000 people (at most 65,536)");
}

} // namespace
} // namespace groundswell
