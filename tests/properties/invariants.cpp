// What must hold of every week of any run. GROUNDSWELL_SCENARIOS=10000 draws as many,
// GROUNDSWELL_CORNERS=2000 tries so many random corners.

#include <fmt/format.h>
#include <groundswell/parameter_table.hpp>
#include <groundswell/run.hpp>
#include <gtest/gtest.h>
#include <set>

#include "engine/state.hpp"
#include "engine/state_check.hpp"
#include "properties/faults.hpp"
#include "properties/world.hpp"
#include "world/world.hpp"

namespace groundswell::testing {

namespace {

/// Runs a scenario week by week, and looks at each.
class WatchedRun {
  public:
    WatchedRun(Faults& faults, Scenario const& scenario, std::uint32_t replicate = 0)
        : faults_(faults), scenario_(scenario), key_{scenario.seed, replicate},
          simulation_(build_world(scenario, key_), scenario, key_),
          sums_(static_cast<std::size_t>(counter_count), 0)
    {}

    void run()
    {
        people_ = occupied();
        auto const end = static_cast<Week>(scenario_.parameters.run.weeks);
        while (simulation_.week() < end) {
            simulation_.step();
            look();
        }
    }

  private:
    std::uint64_t of(Counter counter) const { return simulation_.counts().total(counter); }
    std::uint64_t sum(Counter counter) const { return sums_[static_cast<std::size_t>(counter)]; }
    std::uint64_t sum_of(std::initializer_list<Counter> counters) const
    {
        std::uint64_t out = 0;
        for (auto const counter : counters)
            out += sum(counter);
        return out;
    }

    std::uint64_t occupied() const
    {
        std::uint64_t out = 0;
        for (Group const group : simulation_.state().people.group)
            out += group != no_group;
        return out;
    }

    void expect(bool holds, char const* what)
    {
        if (!holds) faults_.check(false, fmt::format("week {}: {}", simulation_.week() - 1, what));
    }

    void look()
    {
        using enum Counter;
        for (int c = 0; c < counter_count; ++c)
            sums_[static_cast<std::size_t>(c)] += of(static_cast<Counter>(c));
        auto const before = people_;
        people_ = occupied();
        expect(people_ == before - of(left) - of(removed) + of(hired), "people are not conserved");
        everyone_is_once();
        states();
        events();
        auto const* field = fault_of_state(simulation_.state(), simulation_.world(), scenario_);
        expect(field == nullptr, field == nullptr ? "" : field);
        components();
    }

    void everyone_is_once()
    {
        auto const& people = simulation_.state().people;
        std::set<std::pair<Seat, std::int16_t>> keys;
        for (Seat seat = 0; seat < people.size(); ++seat)
            if (people.occupied(seat)) keys.emplace(people.birth_seat[seat], people.hired[seat]);
        expect(keys.size() == people_, "somebody is there twice");
    }

    void states()
    {
        for (Seat seat = 0; seat < simulation_.state().people.size(); ++seat) {
            if (!simulation_.state().people.occupied(seat)) continue;
            auto const s = simulation_.read(seat);
            for (double const x : {s.entitlement, s.attitude, s.norm, s.responsibility, s.habituation,
                                   s.trust, s.deterrence, s.stigma, s.unspoken})
                expect(x >= 0 && x <= 1, "a state is out of its range");
            for (double const x : {s.momentum, s.burden})
                expect(x >= 0 && x < 1e6, "a load is out of its range");
            expect(s.effort >= 0 && s.effort <= 1e6, "effort is below 0");
        }
    }

    /// What follows from what: of all weeks so far, because some answers come later.
    void events()
    {
        using enum Counter;
        auto const acts = sum_of({acts_harm, acts_remark});
        auto const reports = sum_of({chose_report, chose_report_remark});
        auto const rulings = sum_of({ruled_dismissed, ruled_coddled, ruled_sanctioned, ruled_removed,
                                     ruled_restored, ruled_dismissed_remark, ruled_coddled_remark,
                                     ruled_sanctioned_remark, ruled_removed_remark, ruled_restored_remark,
                                     closed_gone, closed_gone_remark, outside_banned});
        expect(reports <= acts, "a report has no act");
        expect(rulings + simulation_.state().cases.size() <= reports, "a ruling has no report");
        expect(sum_of({retaliated, retaliated_remark}) <= reports, "a retaliation has no report");
        expect(sum_of({chose_official}) <= sum(acts_harm), "an official was told of no act");
        expect(sum_of({official_warned}) <= acts, "a warning has no act");
        expect(sum(done_harm) + sum(acts_outside) == sum(acts_harm), "an act has no actor");
        expect(sum_of({acts_hostility, acts_advance, acts_coercion}) == sum(acts_harm), "an act has no kind");
        expect(sum(noticed_harm) <= sum(present_harm) && sum(noticed_remark) <= sum(present_remark),
               "somebody noticed who was not there");
        expect(sum_of({silent_harm, intervened_harm, supported_harm, excused_harm}) == sum(noticed_harm),
               "a witness did not answer once");
        expect(sum(answered_acts_harm) <= sum(noticed_acts_harm) && sum(noticed_acts_harm) <= sum(acts_harm),
               "an act was answered and not noticed");
        expect(sum_of({confidant_supported, confidant_dismissed}) ==
                   sum_of({chose_confide, chose_confide_remark}),
               "a confidant did not answer once");
        expect(sum(aware_pairs) <= sum(possible_aware_pairs), "more people know than are near");
        expect(sum_of({told_acts_harm}) <= sum(known_acts_harm), "an act was told of and is not known");
    }

    void components()
    {
        using enum Counter;
        auto const& off = scenario_.off;
        if (off.silence) expect(sum_of({silent_harm, silent_remark}) == 0, "a witness was silent");
        if (off.derailing) expect(sum_of({excused_harm, excused_remark}) == 0, "a witness excused");
        if (off.impunity)
            expect(sum_of({ruled_dismissed, ruled_dismissed_remark}) == 0, "a case was dismissed");
        if (off.barriers) expect(sum_of({retaliated, retaliated_remark}) == 0, "somebody was paid back");
    }

    Faults& faults_;
    Scenario const& scenario_;
    Key key_;
    Simulation simulation_;
    std::vector<std::uint64_t> sums_;
    std::uint64_t people_{0};
};

int corners_to_try()
{
    char const* const asked = std::getenv("GROUNDSWELL_CORNERS");
    return asked == nullptr ? 100 : std::atoi(asked);
}

Scenario tiny(std::vector<std::string> const& set = {})
{
    Scenario out = default_scenario();
    std::vector<std::string> all{"institution.seats=40", "institution.units=2",       "run.weeks=30",
                                 "run.burnin=6",         "propensity.harm.median=.2", "career.every=7"};
    all.insert(all.end(), set.begin(), set.end());
    apply_overrides(out, all);
    return out;
}

/// The ends of a parameter that a tiny world can be given.
std::vector<double> ends_of(ParameterAt const& at)
{
    if (at.name.starts_with("run.") || at.name == "institution.seats") return {};
    return {at.row->allowed.low, std::min(at.row->allowed.high, 1000.0)};
}

void run_watched(Scenario const& scenario, std::string const& what)
{
    Faults faults;
    WatchedRun(faults, scenario).run();
    EXPECT_EQ(faults.text(), "") << what;
}

} // namespace

TEST(Invariants, HoldInEveryWeekOfAnyScenario)
{
    TemporaryFolder const folder;
    for (auto i = first_scenario(); i < first_scenario() + static_cast<unsigned>(scenarios_to_draw()); ++i) {
        ScenarioDrawer draw(folder, i);
        auto scenario = draw();
        for (auto const part : component_switches)
            scenario.off.*part = draw.below(6) == 0;
        for (auto n = draw.below(3); n > 0; --n)
            scenario.interventions.push_back(
                *standard_intervention(standard_names()[draw.below(standard_names().size())]));
        run_watched(scenario, fmt::format("scenario {}", i));
    }
}

TEST(Invariants, HoldAtBothEndsOfEachParameter)
{
    auto const base = tiny();
    int tried = 0, refused = 0;
    for (auto const& at : parameters_for(base.groups, base.ranks))
        for (double const end : ends_of(at)) {
            auto scenario = base;
            try {
                apply_overrides(scenario, {fmt::format("{}={}", at.name, end)});
            } catch (UserError const&) {
                ++refused; // shares that must sum to 1, and the like
                continue;
            }
            ++tried;
            run_watched(scenario, fmt::format("{}={}", at.name, end));
        }
    EXPECT_GT(tried, 200);
    std::printf("%d ends, %d refused\n", tried, refused);
}

TEST(Invariants, HoldAtRandomCorners)
{
    auto const base = tiny();
    auto const all = parameters_for(base.groups, base.ranks);
    int tried = 0;
    for (int i = 0; tried < corners_to_try() && i < 20 * corners_to_try(); ++i) {
        std::vector<std::string> set;
        std::uint64_t state = mix64(static_cast<std::uint64_t>(i) + 77);
        for (auto const& at : all) {
            state = mix64(state + 0x9E3779B97F4A7C15ULL);
            auto const ends = ends_of(at);
            bool const share = at.row->unit.find("share") != std::string::npos;
            if (!ends.empty() && !share && state % 8 == 0)
                set.push_back(fmt::format("{}={}", at.name, ends[(state >> 8) % 2]));
        }
        auto scenario = base;
        scenario.seed = static_cast<std::uint32_t>(i);
        try {
            apply_overrides(scenario, set);
        } catch (UserError const&) {
            continue;
        }
        ++tried;
        run_watched(scenario, fmt::format("corner {}", i));
    }
    EXPECT_GE(tried, corners_to_try());
}

TEST(Invariants, HoldInTheSmallestAndTheWidestWorlds)
{
    TemporaryFolder const folder;
    auto alone =
        scenario_for_tables(folder.write("people.csv", "id,gender,rank,unit\n1,woman,1,a\n").string(), "");
    apply_overrides(alone, {"run.weeks=30", "run.burnin=6", "career.every=7"});
    run_watched(alone, "one person");
    run_watched(tiny({"institution.seats=2", "institution.units=1"}), "two people");
    run_watched(tiny({"institution.seats=40", "institution.units=40"}), "a unit each");
    run_watched(tiny({"ties.confidants=0", "ties.audience=0"}), "no ties but teams");
    auto const of = [](std::string const& text) { return read_scenario_text(text, "x.toml"); };
    std::string const run = "[run]\nweeks = 30\nburnin = 6\n[institution]\nseats = 60\nunits = 3\n";
    run_watched(of("groups = [\"everyone\"]\n" + run), "one group");
    run_watched(of("groups = [\"a\", \"b\", \"c\", \"d\", \"e\", \"f\"]\n" + run), "six groups");
    run_watched(of("ranks = 1\n" + run + "rank_share = [1]\nshare.woman = [0.4]\n"), "one rank");
    std::string tenths = "[0.1";
    for (int rank = 1; rank < 10; ++rank)
        tenths += ", 0.1";
    run_watched(of("ranks = 10\n" + run + "rank_share = " + tenths + "]\nshare.woman = " + tenths + "]\n"),
                "ten ranks");
    // More are refused by name.
    std::string groups = "groups = [";
    for (char c = 'a'; c <= 'z'; ++c)
        groups += fmt::format("\"{}\", ", c);
    EXPECT_THROW(of(groups + "]\n" + run), UserError);
    EXPECT_THROW(of("ranks = 200\n" + run), UserError);
}

TEST(Invariants, HoldOverTwentyThousandWeeks)
{
    auto const scenario = tiny({"institution.seats=12", "institution.units=1", "run.weeks=20000"});
    auto const result = run_replicate(scenario, 0, {.observe_every = 0});
    EXPECT_EQ(result.series.size(), 20000U);
    run_watched(tiny({"institution.seats=6", "institution.units=1", "run.weeks=20000"}), "20,000 weeks");
}

/// Names that stand in the same order are the same people.
TEST(Invariants, RenamingIdsChangesNothing)
{
    TemporaryFolder const folder;
    auto const hash_with = [&](std::string const& prefix, int first) {
        std::string people = "id,gender,rank,unit\n", ties = "layer,from,to\n";
        for (int i = 0; i < 80; ++i) {
            people += fmt::format("{}{},{},{},u{}\n", prefix, first + i, i % 2 ? "woman" : "man", 1 + i % 3,
                                  i / 20);
            for (int k = 1; k < 5; ++k)
                ties += fmt::format("team,{0}{1},{0}{2}\n", prefix, first + i, first + (i + k) % 80);
        }
        auto scenario = scenario_for_tables(folder.write("people.csv", people).string(),
                                            folder.write("ties.csv", ties).string());
        apply_overrides(scenario, {"run.burnin=6", "run.weeks=20", "propensity.harm.median=.2"});
        return run_replicate(scenario, 0).result_hash;
    };
    EXPECT_EQ(hash_with("p", 100), hash_with("someone", 500));
}

} // namespace groundswell::testing
