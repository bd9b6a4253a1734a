#include <cmath>
#include <fmt/format.h>
#include <groundswell/dose.hpp>
#include <groundswell/dose_finding.hpp>

#include "experiment/beyond_chance.hpp"
#include "experiment/small_world.hpp"

namespace groundswell {

namespace {

using testing::has;
using testing::problems_of;
using testing::small_scenario;

DoseSpec spec_of(std::string lever, double from, double to, int steps = 2)
{
    return {.base = small_scenario({"run.weeks=52"}),
            .lever = std::move(lever),
            .from = from,
            .to = to,
            .steps = steps,
            .push = 26};
}

/// A run whose figures are given: up(dose) and down(dose), with a spread over replicates.
template <class Up, class Down>
DoseRun planted(Up up, Down down, int steps = 10)
{
    DoseRun out{.spec = spec_of("policy.transparency", 0, 1, steps), .plan = {}, .replicates = {}};
    out.spec.base.parameters.run.weeks = 520;
    out.spec.push = 104;
    out.plan = plan_doses(out.spec);
    auto const n = out.plan.doses.size();
    for (std::uint32_t r = 0; r < 12; ++r) {
        PairedReplicate replicate{.replicate = r, .arms = {}};
        double const noise = .02 * (static_cast<double>(r % 4) - 1.5);
        for (std::size_t arm = 0; arm < out.plan.arms.size(); ++arm) {
            bool const is_up = arm < n;
            double const dose = out.plan.doses[is_up ? arm : arm - n];
            double const wobble = .01 * (static_cast<double>((arm * 5 + r * 3) % 7) - 3);
            double const norm = (is_up ? up(dose) : down(dose)) + noise + wobble;
            replicate.arms.push_back({{"perceived_norm", "all", norm}, {"late_harm", "all", 1 - norm}});
        }
        out.replicates.push_back(replicate);
    }
    return out;
}

} // namespace

TEST(Dose, TurnsOneNumberUpAndDown)
{
    auto const plan = plan_doses(spec_of("ally_mobilisation.share", 0, 1));
    EXPECT_EQ(plan.doses, (std::vector<double>{0, .5, 1}));
    ASSERT_EQ(plan.scenarios.size(), 5U);
    EXPECT_TRUE(plan.scenarios[plan.up(0)].interventions.empty()); // a share of nobody
    EXPECT_EQ(plan.scenarios[plan.up(1)].interventions.front().scope.share, .5);
    auto const& down = plan.scenarios[plan.down(1)].interventions;
    ASSERT_EQ(down.size(), 2U);
    EXPECT_EQ(down[0].start, 26);
    EXPECT_EQ(down[0].scope.share, .5);
    EXPECT_EQ(down[1].end, 26);
    EXPECT_EQ(down[1].scope.share, 1);
    EXPECT_EQ(plan.down(2), plan.up(2));
    EXPECT_EQ(plan_doses(spec_of("escrow.match", 2, 4, 5)).doses, (std::vector<double>{2, 3, 4}));
}

TEST(Dose, RunsFromOneWorldWhateverTheDose)
{
    PointsInMemory store;
    // The first dose is the base's own value: the plain run.
    double const own = small_scenario().parameters.reaction.intervene;
    auto const run = run_doses(spec_of("reaction.intervene", own, 2), {.threads = 2, .count = 2}, store);
    auto const plain = run_arms(std::vector{run.spec.base}, PartAt::week_zero, 1).front();
    auto const kept = kept_figures(plain);
    ASSERT_EQ(kept.size(), run.replicates[1].arms[0].size());
    for (std::size_t i = 0; i < kept.size(); ++i)
        if (!std::isnan(kept[i].value)) {
            EXPECT_EQ(kept[i], run.replicates[1].arms[0][i]);
        }
    auto const curve = dose_curve(run, "perceived_norm");
    ASSERT_EQ(curve.points.size(), 3U);
    EXPECT_TRUE(curve.points[0].effect.identical);
    EXPECT_GT(curve.points[2].response.mean, curve.points[0].response.mean); // more intervene
}

TEST(Dose, FindsTheSteepestStepThatWasPlanted)
{
    auto const step = [](double dose) { return .4 + .4 / (1 + std::exp(-40 * (dose - .45))); };
    auto const curve = dose_curve(planted(step, step), "perceived_norm");
    EXPECT_FALSE(curve.flat);
    EXPECT_DOUBLE_EQ(curve.steepest.low_dose, .4);
    EXPECT_DOUBLE_EQ(curve.steepest.high_dose, .5);
    EXPECT_GT(curve.steepest.slope.low, 0);
    EXPECT_LE(curve.steepest.where.low, .45 + 1e-9);
    EXPECT_GE(curve.steepest.where.high, .45 - 1e-9);
    EXPECT_LT(curve.steepest.where.high - curve.steepest.where.low, .25);

    auto const nothing = [](double) { return .5; };
    EXPECT_TRUE(dose_curve(planted(nothing, nothing), "perceived_norm").flat);
    EXPECT_TRUE(dose_curve(planted(nothing, nothing), "burden").withheld); // no such figure was kept
}

/// One of several effects must stand out further than one that is looked at alone.
TEST(BeyondChance, AsksMoreOfOneAmongMany)
{
    Estimate const up{.n = 20, .mean = 2.3, .se = 1, .low = .2, .high = 4.4};
    EXPECT_TRUE(beyond_chance(up, 1));
    EXPECT_FALSE(beyond_chance(up, 6));
    EXPECT_TRUE(beyond_chance({.n = 20, .mean = -3.5, .se = 1, .low = -5.6, .high = -1.4}, 6));
    EXPECT_FALSE(beyond_chance({.n = 2, .mean = 2.3}, 1)) << "too few to say";
}

TEST(Tipping, TellsAStateThatStaysFromOneThatDoesNot)
{
    auto const tips = [](double dose) { return dose > .55 ? .86 : .47; };
    auto const high = [](double) { return .86; };
    auto const stays = find_tipping(planted(tips, high), "late_harm");
    EXPECT_EQ(stays.withdrawal, Withdrawal::stays);
    EXPECT_NEAR(stays.left.value, 1, .1);
    EXPECT_EQ(stays.hysteresis.size(), 6U); // 0 to .5
    ASSERT_TRUE(stays.border);
    EXPECT_EQ(stays.histories[0].up_high.k, 0U);
    EXPECT_EQ(stays.histories[0].down_high.k, 12U);

    auto const returns = find_tipping(planted(tips, tips), "late_harm");
    EXPECT_EQ(returns.withdrawal, Withdrawal::returns);
    EXPECT_TRUE(returns.hysteresis.empty() || returns.hysteresis.size() < 3);

    auto const half = [](double dose) { return dose > .55 ? .86 : .665; };
    EXPECT_EQ(find_tipping(planted(tips, half), "late_harm").withdrawal, Withdrawal::undecided);
    auto const nothing = [](double) { return .5; };
    EXPECT_EQ(find_tipping(planted(nothing, nothing), "late_harm").withdrawal, Withdrawal::no_effect);
    EXPECT_EQ(find_tipping(planted(tips, high), "harm").metric, "late_harm"); // harm would include the push
}

TEST(Tipping, TwoStatesAreClaimedOnlyOfRunsUnderTheSameRules)
{
    auto const tips = [](double dose) { return dose > .55 ? .86 : .47; };
    auto const high = [](double) { return .86; };
    // Doses differ in rules: that their runs fall into two groups says nothing.
    EXPECT_FALSE(find_tipping(planted(tips, tips), "late_harm").border);
    // Soon after the push, what is left of it is no state of its own.
    auto soon = planted(tips, high);
    soon.spec.base.parameters.run.weeks = 104 + 2 * soon.spec.base.parameters.halflife.norm - 1;
    EXPECT_FALSE(find_tipping(soon, "late_harm").border);
    soon.spec.base.parameters.run.weeks += 1;
    EXPECT_TRUE(find_tipping(soon, "late_harm").border);
    // Replicates of one arm part, at any time.
    auto parting = planted(tips, tips);
    parting.spec.base.parameters.run.weeks = 208;
    for (std::size_t r = 0; r < 5; ++r)
        parting.replicates[r].arms[3].front().value += .39;
    auto const found = find_tipping(parting, "late_harm");
    ASSERT_TRUE(found.border);
    EXPECT_EQ(found.histories[3].up_high.k, 5U);
    EXPECT_EQ(found.histories[0].up_high.k, 0U);
    EXPECT_EQ(found.histories[10].up_high.k, 12U);
}

TEST(Tipping, WhatStaysIsMeasuredAfterThePushOnly)
{
    // Harm is 1 without, .2 while the push lasts, and .9 afterwards: a tenth of .8 stays.
    auto run = planted([](double) { return .5; }, [](double) { return .5; }, 1);
    run.spec.push = 100; // in the middle of a quarter, which belongs to it
    run.spec.base.parameters.run.weeks = 156;
    run.spec.base.parameters.run.window = 104;
    for (auto& replicate : run.replicates)
        for (std::size_t arm = 0; arm < replicate.arms.size(); ++arm)
            for (int week = 0; week < 156; week += 13) {
                double const noise = .01 * (static_cast<double>((replicate.replicate * 3 + arm) % 5) - 2);
                double const harm = arm == 0 ? 1 : arm == 1 ? .2 : week < 104 ? .2 : .92;
                replicate.arms[arm].push_back({fmt::format("harm@{}", week), "all", harm + noise});
            }
    auto const found = find_tipping(run, "late_harm"); // of the last two years, one lies within the push
    EXPECT_EQ(found.metric, harm_after_push);
    EXPECT_EQ(found.watched, 56);
    EXPECT_NEAR(found.left.value, .1, .02);
    EXPECT_EQ(found.withdrawal, Withdrawal::returns);
    EXPECT_EQ(find_tipping(run, "perceived_norm").metric, "perceived_norm"); // as it is at the end
    EXPECT_EQ(find_tipping(run, "experienced").metric, harm_after_push);     // looks back two years
}

TEST(Dose, ThePushIsShorterWhereTheHorizonIs)
{
    EXPECT_EQ(usual_push(small_scenario({"run.weeks=520"})), 104);
    EXPECT_EQ(usual_push(small_scenario({"run.weeks=208"})), 104);
    EXPECT_EQ(usual_push(small_scenario({"run.weeks=104"})), 52);
    EXPECT_EQ(problems_of([] { usual_push(small_scenario({"run.weeks=51"})); }),
              "weeks: is 51 (a push of 26 weeks and as many after it). 52 or more would do\n");
}

TEST(Dose, ASharesDoseLeavesTheOthersTheirProportions)
{
    auto const plan = plan_doses(spec_of("policy.response.coddle", 0, .5, 1));
    auto const& response = plan.scenarios[plan.up(1)].parameters.policy.response;
    EXPECT_DOUBLE_EQ(response[0], .5);
    EXPECT_DOUBLE_EQ(response[1], .6 * .5 / .8);
    EXPECT_DOUBLE_EQ(response[0] + response[1] + response[2] + response[3], 1);
    auto const* push = plan.scenarios[plan.down(0)].interventions.front().as<intervention::ParameterChange>();
    ASSERT_TRUE(push);
    EXPECT_EQ(push->set.size(), 4U);
    EXPECT_DOUBLE_EQ(push->set.at("policy.response.sanction"), response[1]);
}

TEST(Dose, SaysAllThatIsWrong)
{
    auto const said = [](DoseSpec spec) { return problems_of([&] { plan_doses(spec); }); };
    EXPECT_TRUE(
        has(said(spec_of("ally_mobilisation.shar", 0, 1)), "Did you mean 'ally_mobilisation.share'?"));
    auto const range = said(spec_of("policy.transparency", -1, 2));
    EXPECT_TRUE(has(range, "from: is -1 (must lie in [0, 1]"));
    EXPECT_TRUE(has(range, "to: is 2"));
    EXPECT_TRUE(has(said(spec_of("policy.transparency", .5, .5)), "to: is 0.5, as is the first dose"));
    EXPECT_TRUE(has(said(spec_of("institution.seats", 50, 60)), "shapes the world itself"));
    EXPECT_TRUE(has(said(spec_of("escrow.start", 0, 10)), "is a week"));
    auto spec = spec_of("policy.transparency", 0, 1);
    spec.push = 30;
    EXPECT_TRUE(has(said(spec),
                    "push: is 30 weeks, which leaves 22 of the horizon (what stays is measured over "
                    "26 weeks or more after the push). A horizon of 56 weeks or more would do, or a "
                    "shorter push"));
}

} // namespace groundswell
