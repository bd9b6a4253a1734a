#include <gtest/gtest.h>
#include <limits>

#include "engine/state.hpp"
#include "small_world.hpp"

namespace groundswell {
namespace {

using testing::lively;
using testing::run_short;
using C = Counter;

testing::ShortRun without(bool Components::*component)
{
    Scenario scenario = lively();
    scenario.off.*component = true;
    return run_short(scenario);
}

TEST(Component, WithoutSilenceNoWitnessIsSilentAndNothingIsPaid)
{
    auto const run = without(&Components::silence);
    EXPECT_EQ(run[C::silent_harm] + run[C::silent_remark], 0U);
    EXPECT_GT(run[C::intervened_harm], 0U);
    auto const base = run_short(lively());
    EXPECT_GT(base[C::silent_harm], 0U);
}

TEST(Component, WithoutDerailingNoExcuseAndNoDeflection)
{
    auto const run = without(&Components::derailing), base = run_short(lively());
    EXPECT_EQ(run[C::excused_harm] + run[C::excused_remark], 0U);
    EXPECT_EQ(run[C::post_innocence] + run[C::post_hurt] + run[C::post_equivalence], 0U);
    EXPECT_GT(base[C::excused_harm], 0U);
    EXPECT_GT(base[C::post_innocence], 0U);
    EXPECT_GT(base[C::post_hurt], 0U);
    EXPECT_GT(base[C::post_equivalence], 0U);
}

TEST(Component, WithoutImpunityEveryReportIsSubstantiatedAndNobodyCoddled)
{
    auto const run = without(&Components::impunity), base = run_short(lively());
    EXPECT_EQ(run[C::ruled_dismissed] + run[C::ruled_coddled], 0U);
    EXPECT_GT(run[C::ruled_sanctioned], 0U);
    EXPECT_GT(base[C::ruled_dismissed], 0U);
    EXPECT_GT(base[C::ruled_coddled], 0U);
}

TEST(Component, WithoutBarriersNoRetaliationAndMoreDisclosure)
{
    auto const run = without(&Components::barriers), base = run_short(lively());
    EXPECT_EQ(run[C::retaliated], 0U);
    EXPECT_GT(base[C::retaliated], 0U);
    auto const spoken = [](testing::ShortRun const& r) {
        double const all = static_cast<double>(r[C::chose_silence] + r[C::chose_confide] +
                                               r[C::chose_report] + r[C::chose_testify]);
        return static_cast<double>(r[C::chose_report] + r[C::chose_testify]) / all;
    };
    EXPECT_GT(spoken(run), spoken(base));
}

TEST(Component, WithoutIndividualsTheTopTenthCommitNothing)
{
    Scenario scenario = lively();
    scenario.off.individuals = true;
    Key const key{scenario.seed, 0};
    Simulation simulation(build_world(scenario, key), scenario, key);
    auto const& people = simulation.state().people;
    float const threshold = simulation.state().offender_threshold;
    auto const at_least = [&people](float least) {
        return std::ranges::count_if(people.propensity,
                                     [least](auto const& row) { return row.second.harm >= least; });
    };
    auto const harmful = at_least(std::numeric_limits<float>::min());
    auto const top = at_least(threshold);
    EXPECT_EQ(top, (harmful + 9) / 10);
    simulation.run_until(60);
    for (auto const& [seat, weeks] : simulation.state().lived.harm_weeks)
        EXPECT_LT(simulation.state().people.propensity_of(seat).harm, threshold);
}

TEST(Component, WithoutRepresentationEachRankHasTheSharesOfTheWhole)
{
    Scenario scenario = lively();
    scenario.parameters.institution.seats = 400;
    scenario.off.representation = true;
    Key const key{scenario.seed, 0};
    Simulation simulation(build_world(scenario, key), scenario, key);
    auto const check = [&](double tolerance) {
        auto const people = count_people(simulation);
        for (int rank = 0; rank < 5; ++rank) {
            double const women = people[static_cast<std::size_t>(rank)],
                         men = people[static_cast<std::size_t>(5 + rank)];
            EXPECT_NEAR(women, simulation.state().group_share[0] * (women + men), tolerance)
                << "rank " << rank;
        }
    };
    check(1);
    simulation.run_until(60);
    // Removals leave seats empty until the next round, so a little more than rounding.
    check(4);
}

TEST(Component, WithoutToleranceNormsReadAsAttitudesAndNothingLooksNormal)
{
    Scenario scenario = lively();
    scenario.off.tolerance = true;
    Key const key{scenario.seed, 0};
    Simulation simulation(build_world(scenario, key), scenario, key);
    simulation.run_until(30);
    auto const& people = simulation.state().people;
    PersonState const first = simulation.read(0);
    double sum = 0, n = 0;
    for (Seat seat = 0; seat < people.size(); ++seat) {
        if (!people.occupied(seat)) continue;
        EXPECT_EQ(simulation.read(seat).norm, first.norm);
        EXPECT_EQ(simulation.read(seat).habituation, 0);
        sum += decode_fraction(people.record[seat].attitude);
        ++n;
    }
    EXPECT_NEAR(first.norm, sum / n, .02); // of the week's beginning
}

TEST(Component, WithoutPowerRankNoLongerDecidesWhoIsHarmed)
{
    // Seeking alone, everyone alike but for rank: targets are then uniform over ranks.
    Scenario scenario = lively();
    Parameters& p = scenario.parameters;
    p.orientation[0] = p.orientation[1] = {1, 1};
    p.acts.seeking = 1;
    p.acts.power = 2;
    p.run.weeks = 100;
    p.career.every = 0;
    auto const low_share = [](testing::ShortRun const& run) {
        double low = 0, all = 0;
        for (Group g = 0; g < 2; ++g)
            for (Rank r = 0; r < 5; ++r) {
                all += run.total.get(C::acts_remark, g, r);
                if (r == 0) low += run.total.get(C::acts_remark, g, r);
            }
        return low / all;
    };
    double const with_power = low_share(run_short(scenario));
    scenario.off.power = true;
    double const without_power = low_share(run_short(scenario));
    EXPECT_GT(with_power, without_power + .03);
    EXPECT_NEAR(without_power, .48, .06); // rank 0 holds 48 % of the seats
}

} // namespace
} // namespace groundswell
