#include <cmath>
#include <fmt/format.h>
#include <groundswell/dose.hpp>
#include <groundswell/dose_finding.hpp>

#include "experiment/small_world.hpp"

namespace groundswell {

namespace {

using testing::has;
using testing::problems_of;
using testing::small_scenario;

DoseSpec spec_of(std::string lever, double from, double to, int steps = 2)
{
    return {.base = small_scenario(),
            .lever = std::move(lever),
            .from = from,
            .to = to,
            .steps = steps,
            .push = 13};
}

/// A run whose figures are given: up(dose) and down(dose), with a spread over replicates.
template <class Up, class Down>
DoseRun planted(Up up, Down down, int steps = 10)
{
    DoseRun out{.spec = spec_of("policy.transparency", 0, 1, steps), .plan = {}, .replicates = {}};
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
    EXPECT_EQ(down[0].start, 13);
    EXPECT_EQ(down[0].scope.share, .5);
    EXPECT_EQ(down[1].end, 13);
    EXPECT_EQ(down[1].scope.share, 1);
    EXPECT_EQ(plan.down(2), plan.up(2));
    EXPECT_EQ(plan_doses(spec_of("escrow.match", 2, 4, 5)).doses, (std::vector<double>{2, 3, 4}));
}

TEST(Dose, RunsFromOneWorldWhateverTheDose)
{
    PointsInMemory store;
    auto const run = run_doses(spec_of("reaction.intervene", -.15, 2), {.threads = 2, .count = 2}, store);
    // The first dose is the base's own value: the plain run.
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

TEST(Dose, SaysAllThatIsWrong)
{
    auto const said = [](DoseSpec spec) { return problems_of([&] { plan_doses(spec); }); };
    EXPECT_TRUE(
        has(said(spec_of("ally_mobilisation.shar", 0, 1)), "did you mean 'ally_mobilisation.share'?"));
    auto const range = said(spec_of("policy.transparency", -1, 2));
    EXPECT_TRUE(has(range, "from: is -1 (must lie in [0, 1]"));
    EXPECT_TRUE(has(range, "to: is 2"));
    EXPECT_TRUE(has(said(spec_of("policy.transparency", .5, .5)), "to: is 0.5, as is the first dose"));
    EXPECT_TRUE(has(said(spec_of("institution.seats", 50, 60)), "shapes the world itself"));
    EXPECT_TRUE(has(said(spec_of("escrow.start", 0, 10)), "is a week"));
    auto spec = spec_of("policy.transparency", 0, 1);
    spec.push = 26;
    EXPECT_TRUE(has(said(spec), "push: is 26 weeks (must be shorter than the horizon, 26 weeks)"));
}

} // namespace groundswell
