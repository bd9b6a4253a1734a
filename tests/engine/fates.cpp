#include <groundswell/counters.hpp>
#include <groundswell/simulation.hpp>
#include <gtest/gtest.h>

#include "observe/fates.hpp"
#include "support/small_scenario.hpp"

namespace groundswell::testing {

namespace {

/// What was counted in the weeks of the horizon, with what became of its acts.
struct Counted {
    LaterSteps later;
    std::uint64_t acts{0}, known_at_once{0}, told_at_once{0}, reports{0}, reports_of_remarks{0};
    std::uint64_t told_later{0}, upheld{0};
};

Counted run(std::vector<std::string> const& set)
{
    auto const scenario = eventful_scenario(set);
    Key const key{scenario.seed, 0};
    Simulation simulation(build_world(scenario, key), scenario, key);
    auto const end = static_cast<Week>(scenario.parameters.run.weeks);
    simulation.run_until(0);
    Counted out;
    while (simulation.week() < end) {
        simulation.step();
        auto const total = [&](Counter counter) { return simulation.counts().total(counter); };
        using enum Counter;
        out.acts += total(acts_harm);
        out.known_at_once += total(known_acts_harm);
        out.told_at_once += total(told_acts_harm);
        out.reports += total(chose_report);
        out.reports_of_remarks += total(chose_report_remark);
        out.told_later += total(reconsidered_testify);
        out.upheld += total(ruled_sanctioned) + total(ruled_removed) + total(ruled_restored);
    }
    out.later = simulation.fates().between(0, end);
    return out;
}

} // namespace

TEST(Fates, CountEachActOnceInEachStage)
{
    auto const c = run({"disclose.reconsider=1", "policy.delay=2"});
    EXPECT_GT(c.later.reported, 5U);
    EXPECT_GT(c.later.told, 0U); // kept silent first, told after others had spoken
    EXPECT_LT(c.later.told, c.told_later + 1);
    EXPECT_LE(c.later.accountable, c.later.substantiated);
    EXPECT_LE(c.later.substantiated, c.later.reported);
    EXPECT_LE(c.later.reported, c.told_at_once + c.later.told);
    EXPECT_LE(c.told_at_once + c.later.told, c.known_at_once + c.later.known);
    EXPECT_LE(c.known_at_once + c.later.known, c.acts);
    // Reports of acts of burn-in are counted in the week, and are of no act of the horizon.
    EXPECT_LE(c.later.reported, c.reports);
    EXPECT_LE(c.later.accountable, c.upheld);
}

TEST(Fates, LeaveRemarksOut)
{
    auto const usual = run({"propensity.harm.median=0.0001"});
    auto const grave =
        run({"propensity.harm.median=0.0001", "disclose.min_severity=0", "kinds.remark.severity=0.09"});
    EXPECT_EQ(usual.reports_of_remarks, 0U);
    EXPECT_GT(grave.reports_of_remarks, 0U);
    EXPECT_LE(grave.later.reported, grave.acts);
    EXPECT_LE(grave.told_at_once, grave.acts);
}

} // namespace groundswell::testing
