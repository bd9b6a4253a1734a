// A world that is spread over processes gives the results of one.
#include <algorithm>
#include <array>
#include <groundswell/observer.hpp>
#include <gtest/gtest.h>
#include <map>
#include <set>

#include "engine/ranges.hpp"
#include "parallel/partition.hpp"
#include "several.hpp"
#include "small_world.hpp"
#include "support/intervention_changes.hpp"
#include "support/processes_in_threads.hpp"
#include "world/world.hpp"

namespace groundswell {
namespace {

using testing::lively;
using testing::ProcessesInThreads;
using testing::several;
using testing::with_everything_in_force;

constexpr Week weeks = 40;

/// Workplaces of a country in which as much happens.
Scenario country(Scenario const& lively)
{
    Scenario out = scenario_for_profile("country");
    auto const place = out.parameters.institution;
    out.parameters = lively.parameters;
    out.parameters.institution = place;
    out.parameters.institution.seats = 1500;
    out.interventions = lively.interventions;
    out.off = lively.off;
    out.seed = lively.seed;
    return out;
}

/// All that a simulation says of a run.
struct Said {
    std::uint64_t hash{0}, messages{0}, candidates{0};
    double cost{0};
    std::vector<std::uint32_t> people, counted, fates;
    std::vector<double> means;
    friend bool operator==(Said const&, Said const&) = default;
};

Said said_by(Simulation simulation, Week until = weeks)
{
    Said out;
    std::vector<Counts> counts;
    while (simulation.week() < until) {
        simulation.step();
        counts.push_back(simulation.counts());
        auto const& cells = counts.back().cells();
        out.counted.insert(out.counted.end(), cells.begin(), cells.end());
    }
    out.hash = result_hash(counts, simulation.state(), simulation.partition());
    out.messages = simulation.messages();
    out.candidates = simulation.candidates();
    out.cost = simulation.intervention_cost();
    out.people = count_people(simulation);
    auto const fates = observe_fates(simulation);
    for (auto const& steps : fates.by_week())
        for (auto const n : {steps.known, steps.told, steps.reported, steps.substantiated, steps.accountable})
            out.fates.push_back(static_cast<std::uint32_t>(n));
    for (double const mean : observe_states(simulation).mean)
        out.means.push_back(mean == mean ? mean : -1);
    return out;
}

Key key_of(Scenario const& scenario)
{
    return {scenario.seed, 0};
}

/// Expect what one process says of all processes.
void expect_same(std::shared_ptr<World const> const& world, Scenario const& scenario,
                 std::vector<int> const& counts, int threads = 1)
{
    auto const expected = said_by(Simulation(world, scenario, key_of(scenario)));
    for (int const count : counts) {
        ProcessesInThreads processes(count);
        processes.run([&](Processes& process) {
            auto const said = said_by(Simulation(world, scenario, key_of(scenario), threads, process));
            EXPECT_EQ(said, expected) << "process " << process.number() << " of " << count;
        });
    }
}

TEST(Spread, OfACountryChangesNothingWhateverTheThreads)
{
    Scenario const scenario = country(with_everything_in_force());
    auto const world = build_world(scenario, key_of(scenario));
    expect_same(world, scenario, {1, 2, 3, 4, 7}, 1);
    expect_same(world, scenario, {2, 3}, 2);
}

TEST(Spread, OfImportedInstitutionsChangesNothing)
{
    Scenario scenario = with_everything_in_force();
    auto const world = several(*build_world(scenario, key_of(scenario)), 9);
    expect_same(world, scenario, {2, 4, 7}, 1);
    scenario.off.tolerance = false;
    expect_same(world, scenario, {3}, 2);
}

TEST(Spread, LeavesProcessesIdleWhereAnInstitutionCannotBeCut)
{
    Scenario const scenario = with_everything_in_force();
    auto const world = build_world(scenario, key_of(scenario));
    EXPECT_EQ(closed_parts(*world, 3), (std::vector<Seat>{0, 0, 120, 120}));
    expect_same(world, scenario, {2, 3}, 1);
}

TEST(Spread, ChangesNothingWithComponentsOff)
{
    Scenario const base = country(lively());
    auto const world = build_world(base, key_of(base));
    for (auto const component : component_switches) {
        Scenario scenario = base;
        scenario.off.*component = true;
        expect_same(world, scenario, {3});
    }
}

TEST(Spread, ChangesNothingUnderAnyIntervention)
{
    Scenario const base = country(lively());
    auto const world = build_world(base, key_of(base));
    for (auto const& kind : intervention_kinds()) {
        auto spec = testing::sound(kind);
        spec.every = info_of(kind).repeats ? 5 : 0;
        spec.start = 3;
        spec.cost_per_person = 1;
        if (auto* own = spec.as<intervention::AllyMobilisation>()) own->voice = .2;
        Scenario scenario = base;
        scenario.interventions = {spec};
        if (auto* own = scenario.interventions[0].as<intervention::RemoveOffenders>()) {
            expect_same(world, scenario, {3}); // by reports
            own->reports = {};
            own->top_share = .1;
        }
        if (info_of(kind).scoped) scenario.interventions[0].scope = {.groups = {"woman"}, .share = .6};
        expect_same(world, scenario, {4});
    }
}

TEST(Spread, IsTriedOnWorldsInWhichEverythingHappens)
{
    Scenario const scenario = country(with_everything_in_force());
    auto const said =
        said_by(Simulation(build_world(scenario, key_of(scenario)), scenario, key_of(scenario)));
    auto const cells = scenario.groups.size() * static_cast<std::size_t>(scenario.ranks);
    for (int c = 0; c < hashed_counters; ++c) {
        std::uint64_t events = 0;
        for (std::size_t i = 0; i < said.counted.size(); ++i)
            if (i % (counter_count * cells) / cells == static_cast<std::size_t>(c)) events += said.counted[i];
        // Its allies take no stands; those of ChangesNothingUnderAnyIntervention do.
        EXPECT_EQ(events > 0, c != static_cast<int>(Counter::stands))
            << counter_names[static_cast<std::size_t>(c)];
    }
}

TEST(Spread, HoldsOnlyTheRowsOfItsPeople)
{
    Scenario const scenario = country(with_everything_in_force());
    auto const world = build_world(scenario, key_of(scenario));
    ProcessesInThreads processes(3);
    std::array<std::size_t, 3> rows{};
    processes.run([&](Processes& process) {
        Simulation simulation(world, scenario, key_of(scenario), 1, process);
        simulation.run_until(20);
        auto const& state = simulation.state();
        auto const& partition = simulation.partition();
        rows[partition.number()] = state.people.record.size();
        EXPECT_EQ(state.lived.witnessed.size(), partition.size());
        EXPECT_EQ(state.people.group.size(), world->seats);
        for (auto const& [seat, propensity] : state.people.propensity)
            EXPECT_TRUE(partition.holds(seat));
        for (auto const& [seat, act] : state.people.kept)
            EXPECT_TRUE(partition.holds(seat));
        EXPECT_GT(partition.sum(state.people.kept.size()), 0U);
    });
    EXPECT_EQ(rows[0] + rows[1] + rows[2], world->seats);
    for (auto const n : rows)
        EXPECT_GT(n, world->seats / 5);
}

/// Loses what one process gives to another, once it is told to.
class Forgetful final : public Processes {
  public:
    enum class What : std::uint8_t { nothing, letters, lists, sums };

    explicit Forgetful(Processes& others) : others_(others) {}
    void lose(What what) { what_ = what; }

    int number() const override { return others_.number(); }
    int count() const override { return others_.count(); }
    std::vector<std::string> exchange(std::vector<std::string> to) override
    {
        if (what_ == What::letters) empty_others(to);
        return others_.exchange(std::move(to));
    }
    std::vector<std::string> gather(std::string own) override
    {
        auto all = others_.gather(std::move(own));
        if (what_ == What::lists) empty_others(all);
        return all;
    }
    void sum(std::span<std::uint64_t> numbers) override
    {
        std::vector<std::uint64_t> const own(numbers.begin(), numbers.end());
        others_.sum(numbers);
        // A single one is asked so that all do the same.
        if (what_ == What::sums && numbers.size() > 1) std::ranges::copy(own, numbers.begin());
    }
    std::uint64_t in_turn(std::uint64_t value,
                          std::function<std::uint64_t(std::uint64_t)> const& change) override
    {
        return others_.in_turn(value, change);
    }

  private:
    void empty_others(std::vector<std::string>& bytes) const
    {
        for (std::size_t i = 0; i < bytes.size(); ++i)
            if (i != static_cast<std::size_t>(number())) bytes[i].clear();
    }

    Processes& others_;
    What what_{What::nothing};
};

TEST(Spread, WouldBeNoticedIfSomethingWereLost)
{
    Scenario const scenario = country(lively());
    auto const world = build_world(scenario, key_of(scenario));
    auto const expected = said_by(Simulation(world, scenario, key_of(scenario))).counted;
    using enum Forgetful::What;
    for (auto const what : {nothing, letters, lists, sums}) {
        ProcessesInThreads processes(3);
        processes.run([&](Processes& process) {
            Forgetful forgetful(process);
            Simulation simulation(world, scenario, key_of(scenario), 1, forgetful);
            forgetful.lose(what);
            auto const counted = said_by(std::move(simulation)).counted;
            EXPECT_EQ(counted == expected, what == nothing) << static_cast<int>(what);
        });
    }
}

TEST(Spread, ThatFailsInOneProcessFailsInAll)
{
    Scenario const scenario = country(lively());
    auto const world = build_world(scenario, key_of(scenario));
    ProcessesInThreads processes(3);
    EXPECT_THROW(processes.run([&](Processes& process) {
        Simulation simulation(world, scenario, key_of(scenario), 1, process);
        simulation.run_until(5);
        if (process.number() == 1) throw std::runtime_error("it has no memory left");
        simulation.run_until(20);
    }),
                 std::runtime_error);
}

TEST(ClosedParts, CutNeitherATeamNorAnInstitution)
{
    Scenario const scenario = country(lively());
    Scenario const small = lively();
    for (auto const& world :
         {build_world(scenario, key_of(scenario)), several(*build_world(small, key_of(small)), 5)}) {
        for (int const parts : {1, 2, 3, 7, 50}) {
            auto const first = closed_parts(*world, parts);
            ASSERT_EQ(first.size(), static_cast<std::size_t>(parts) + 1);
            ASSERT_EQ(first.back(), world->seats);
            auto const part = [&](Seat seat) {
                return std::ranges::upper_bound(first, seat) - first.begin();
            };
            std::map<Institution, std::set<std::ptrdiff_t>> parts_of;
            for (Seat seat = 0; seat < world->seats; ++seat) {
                parts_of[world->institution(seat)].insert(part(seat));
                world->team.for_each(seat, [&](Seat other) { EXPECT_EQ(part(seat), part(other)); });
            }
            for (auto const& [institution, those] : parts_of)
                EXPECT_EQ(those.size(), 1U) << institution;
        }
    }
}

TEST(ClosedParts, MindTiesBetweenInstitutions)
{
    World world;
    world.seats = 8;
    world.units = {"a", "b", "c", "d"};
    world.unit = {0, 1, 0, 1, 2, 2, 3, 3};
    world.institution_of = {0, 1, 2, 3};
    world.institutions = 4; // two that lie in one another, and two more
    world.team = TieLayer(rows_from_pairs(8, {}));
    EXPECT_EQ(closed_parts(world, 8), (std::vector<Seat>{0, 0, 4, 4, 4, 6, 6, 8, 8}));
    world.team = TieLayer(rows_from_pairs(8, {{7, 5}}));
    EXPECT_EQ(closed_parts(world, 8), (std::vector<Seat>{0, 0, 4, 4, 4, 4, 8, 8, 8}));
}

TEST(ClosedParts, AreCutAtTheNearestInstitution)
{
    World world;
    world.seats = 10;
    world.units = {"a", "b"};
    world.unit = {0, 0, 0, 0, 1, 1, 1, 1, 1, 1};
    world.institution_of = {0, 1};
    world.institutions = 2;
    world.team = TieLayer(rows_from_pairs(10, {}));
    EXPECT_EQ(closed_parts(world, 2), (std::vector<Seat>{0, 4, 10}));
    world.unit = {0, 0, 0, 0, 0, 0, 1, 1, 1, 1};
    EXPECT_EQ(closed_parts(world, 2), (std::vector<Seat>{0, 6, 10}));
}

TEST(Spread, HasNoObserverAndNoBranch)
{
    Scenario const scenario = country(lively());
    auto const world = build_world(scenario, key_of(scenario));
    ProcessesInThreads processes(2);
    processes.run([&](Processes& process) {
        Simulation simulation(world, scenario, key_of(scenario), 1, process);
        EXPECT_THROW(simulation.branch(), std::logic_error);
        class Onlooker final : public Observer {
        } onlooker;
        simulation.observe(&onlooker);
        EXPECT_THROW(simulation.step(), std::logic_error);
    });
}

} // namespace
} // namespace groundswell
