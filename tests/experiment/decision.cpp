#include <algorithm>
#include <cmath>
#include <groundswell/decision.hpp>
#include <groundswell/problems.hpp>
#include <gtest/gtest.h>
#include <numbers>

#include "random/distributions.hpp"
#include "random/draw.hpp"

namespace groundswell {

namespace {

using Column = std::vector<double>;

double normal(std::uint32_t seed, std::uint32_t world, std::uint32_t index)
{
    return standard_normal(uniform(Key{seed, 0}, Purpose::design, {.entity = world, .index = index}));
}

/// Doing nothing leaves 100 acts in every world at no cost.
std::vector<OptionColumns> nothing(std::size_t worlds)
{
    return {{"nothing", Column(worlds, 100), Column(worlds, 0)}};
}

OptionColumns constant(std::string name, std::size_t worlds, double harm, double cost)
{
    return {std::move(name), Column(worlds, harm), Column(worlds, cost)};
}

/// Two measures that prevent 20 + shift and 20 acts in the mean, each with a spread of 6 over worlds.
std::vector<OptionColumns> two_normal(std::uint32_t seed, std::size_t worlds, double shift)
{
    auto out = nothing(worlds);
    out.push_back(constant("a", worlds, 80 - shift, 10));
    out.push_back(constant("b", worlds, 80, 10));
    for (std::uint32_t i = 0; i < worlds; ++i) {
        out[1].harm[i] += 6 * normal(seed, i, 0);
        out[2].harm[i] += 6 * normal(seed, i, 1);
    }
    return out;
}

double standard_density(double z)
{
    return std::exp(-z * z / 2) / std::sqrt(2 * std::numbers::pi);
}

double standard_below(double z)
{
    return std::erfc(-z / std::numbers::sqrt2) / 2;
}

DecisionOption const& option(Decision const& decision, std::string const& name)
{
    return *std::ranges::find(decision.options, name, &DecisionOption::name);
}

} // namespace

TEST(Decision, MeetsTheClosedFormsOfTwoNormalMeasures)
{
    // The difference of values is N(3, 6 sqrt 2): P(a is best) and the regret have closed forms. Limit 5
    // standard errors: a false alarm in about 1e-6 of all seeds.
    constexpr std::size_t worlds = 20'000;
    double const spread = 6 * std::numbers::sqrt2, z = 3 / spread;
    auto const decision = decide(two_normal(5, worlds, 3), {});
    ASSERT_TRUE(decision);
    auto const& a = option(*decision, "a");
    EXPECT_EQ(decision->options[decision->choice].name, "a");
    EXPECT_NEAR(a.best.share, standard_below(z),
                5 * std::sqrt(standard_below(z) * standard_below(-z) / worlds));
    double const regret = spread * standard_density(z) - 3 * standard_below(-z);
    EXPECT_NEAR(decision->perfect_information().mean, regret, 5 * a.regret.se);
    EXPECT_NEAR(option(*decision, "b").regret.mean, regret + 3, 5 * option(*decision, "b").regret.se);
    EXPECT_TRUE(decision->decided);

    // The likeliest mistake, a regret without the worlds in which the choice is best, is rejected.
    EXPECT_GT(std::abs(spread * standard_density(z) - regret), 5 * a.regret.se);
}

TEST(Decision, ProbabilitiesOfBeingTheBestSumToOne)
{
    auto options = two_normal(7, 200, 0);
    options.push_back(constant("c", 200, 82, 10));
    auto const decision = decide(options, {});
    double sum = 0;
    for (auto const& each : decision->options)
        sum += each.best.share;
    EXPECT_NEAR(sum, 1, 1e-12);
    for (auto const& each : decision->options) {
        EXPECT_LE(each.best.low, each.best.share);
        EXPECT_GE(each.best.high, each.best.share);
        EXPECT_GE(each.regret.mean, 0);
        EXPECT_GE(each.regret.low, 0);
    }
}

TEST(Decision, ChoosesWithinTheBudget)
{
    constexpr std::size_t worlds = 40;
    auto options = nothing(worlds);
    options.push_back(constant("dear", worlds, 10, 500));
    options.push_back(constant("cheap", worlds, 60, 50));
    options.push_back(constant("weak", worlds, 90, 60));
    EXPECT_EQ(decide(options, {})->choice, 1U);
    auto const within = *decide(options, {.budget = 100});
    EXPECT_EQ(within.choice, 2U);
    EXPECT_FALSE(within.options[1].affordable);
    EXPECT_EQ(within.options[1].over_budget, 1);
    EXPECT_EQ(within.options[2].best.share, 1);
    EXPECT_TRUE(within.options[3].never_best);
    EXPECT_FALSE(within.options[1].never_best) << "it cannot be chosen";
    // Fieller's interval of a constant is a point: 40 acts for 50.
    EXPECT_DOUBLE_EQ(within.options[2].per_unit.value, .8);
    EXPECT_EQ(decide(options, {.budget = 10})->choice, 0U) << "only doing nothing is left";
}

TEST(Decision, ABudgetLooksAtMeanCostAndSaysHowOftenItIsExceeded)
{
    constexpr std::size_t worlds = 40;
    auto options = nothing(worlds);
    options.push_back(constant("random", worlds, 60, 80));
    for (std::size_t i = 0; i < 10; ++i)
        options[1].cost[i] = 120;
    auto const decision = *decide(options, {.budget = 100});
    EXPECT_EQ(decision.choice, 1U);
    EXPECT_DOUBLE_EQ(decision.options[1].over_budget, .25);
    EXPECT_DOUBLE_EQ(decision.options[1].extra_cost.mean, 90);
    EXPECT_LT(decision.options[1].per_unit.low, decision.options[1].per_unit.high);
}

TEST(Decision, WorthMakesNetBenefitDecide)
{
    constexpr std::size_t worlds = 40;
    auto options = nothing(worlds);
    options.push_back(constant("dear", worlds, 10, 500));  // 90 acts
    options.push_back(constant("cheap", worlds, 60, 50));  // 40 acts
    EXPECT_EQ(decide(options, {.worth = 20})->choice, 1U); // 1300 against 750
    auto const little = *decide(options, {.worth = 5});    // -50 against 150
    EXPECT_EQ(little.choice, 2U);
    EXPECT_DOUBLE_EQ(little.options[2].value.mean, 150);
    EXPECT_DOUBLE_EQ(little.options[1].regret.mean, 200);
    EXPECT_EQ(decide(options, {.worth = 1})->choice, 0U) << "nothing is worth its cost";
}

TEST(Decision, FindsTheFrontOfCostAndHarm)
{
    constexpr std::size_t worlds = 40;
    auto options = nothing(worlds);
    options.push_back(constant("good", worlds, 60, 50));
    options.push_back(constant("dearer, no better", worlds, 60, 80));
    options.push_back(constant("dear and better", worlds, 10, 500));
    options.push_back(constant("harmful", worlds, 120, 10));
    auto const decision = *decide(options, {});
    std::vector<bool> front;
    for (auto const& each : decision.options)
        front.push_back(each.on_front);
    EXPECT_EQ(front, (std::vector<bool>{true, true, false, true, false}));
    EXPECT_EQ(decision.options[2].same_as, 1U) << "the same harm in every world";
    EXPECT_EQ(decision.options[1].same_as, std::nullopt);
}

TEST(Decision, EquallyGoodOptionsGoByCostAndThenInParts)
{
    constexpr std::size_t worlds = 40;
    auto options = nothing(worlds);
    options.push_back(constant("a", worlds, 60, 50));
    options.push_back(constant("b", worlds, 60, 40));
    auto decision = *decide(options, {});
    EXPECT_EQ(decision.choice, 2U);
    EXPECT_EQ(decision.options[2].best.share, 1);
    EXPECT_TRUE(decision.decided) << "an option that is the same in every world is no rival";
    options[1].cost = options[2].cost;
    decision = *decide(options, {});
    EXPECT_DOUBLE_EQ(decision.options[1].best.share, .5);
    EXPECT_DOUBLE_EQ(decision.options[2].best.share, .5);
}

TEST(Decision, ChoosesNothingFromFewWorlds)
{
    EXPECT_FALSE(decide(two_normal(1, least_worlds_for_decision - 1, 3), {}));
    EXPECT_TRUE(decide(two_normal(1, least_worlds_for_decision, 3), {}));
    EXPECT_FALSE(decide(nothing(100), {})) << "there is nothing to choose between";
}

TEST(Decision, SaysHowManyWorldsWouldDecide)
{
    // Two measures 0.5 apart with a spread of 8.5: the loss by taking the wrong one is 1 % of 20 acts, or the
    // error 5 %, far beyond 40 worlds. With as many as it says, nine in ten choices are right or nearly so.
    std::size_t decided = 0, named = 0, wrong = 0;
    for (std::uint32_t seed = 0; seed < 100; ++seed) {
        auto const few = *decide(two_normal(seed, 40, .5), {});
        if (few.decided) continue;
        ASSERT_TRUE(few.worlds_to_decide || few.rival);
        if (!few.worlds_to_decide) continue;
        ++named;
        EXPECT_GT(*few.worlds_to_decide, 40U);
        auto const many =
            *decide(two_normal(seed, std::min<std::size_t>(*few.worlds_to_decide, 4000), .5), {});
        decided += many.decided ? 1 : 0;
        wrong += many.decided && many.options[many.choice].value.mean + .5 <
                                     std::max(many.options[1].value.mean, many.options[2].value.mean)
                     ? 1
                     : 0;
    }
    EXPECT_GT(named, 20U);
    EXPECT_EQ(wrong, 0U);
    EXPECT_GT(static_cast<double>(decided), .5 * static_cast<double>(named));
}

} // namespace groundswell
