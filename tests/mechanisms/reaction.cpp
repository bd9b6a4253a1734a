#include "mechanisms/reaction.hpp"

#include <cmath>
#include <gtest/gtest.h>

#include "mechanisms/rules_for_tests.hpp"
#include "random/draw.hpp"
#include "support/statistics.hpp"

namespace groundswell {
namespace {

using namespace testing;

ReactionChoice::Situation situation(Standing perpetrator = man_low, unsigned noticed = 1)
{
    return {.witness = woman_low, .perpetrator = perpetrator, .kind = Kind::advance, .noticed_by = noticed};
}

TEST(Reaction, UtilitiesOfTheAveragePersonAreTheConstants)
{
    Rules const rules = test_rules();
    // severity .5, equal rank; the man's status is .3 above the woman's
    auto const u = ReactionChoice{rules}.utilities(average_person(), situation());
    EXPECT_DOUBLE_EQ(u[0], 0);
    EXPECT_DOUBLE_EQ(u[1], -.15 - .8 * .3);
    EXPECT_DOUBLE_EQ(u[2], -1.75);
    EXPECT_DOUBLE_EQ(u[3], -1.56 + .4 * .3);
}

TEST(Reaction, StatesPowerCrowdAndTiesEnterAsTheModelSays)
{
    Rules const rules = test_rules();
    PersonState s = average_person();
    s.attitude += .1;
    s.norm += .2;
    s.responsibility += .3;
    s.entitlement += .05;
    auto at = situation(man_top, 4);
    at.kind = Kind::coercion;
    at.confidant_of_target = at.confidant_of_perpetrator = true;
    auto const u = ReactionChoice{rules}.utilities(s, at);
    EXPECT_NEAR(u[1], -.15 + 1.5 * .4 + 2 * .1 + 2 * .2 + 2 * .3 - .8 * 1.3 - .5 * std::log(4), 1e-12);
    EXPECT_NEAR(u[2], -1.75 + 1.5 * .4 + 2 * .1 + 2 * .3 + .7, 1e-12);
    EXPECT_NEAR(u[3], -1.56 - 2 * .1 + .05 + .7 + .4 * 1.3, 1e-12);
    // Nobody is held back by somebody below.
    at = situation(woman_low);
    at.witness = man_top;
    EXPECT_DOUBLE_EQ(ReactionChoice{rules}.utilities(average_person(), at)[1], -.15);
}

TEST(Reaction, CrowdHoldsBackEachButNotAll)
{
    Rules const rules = test_rules();
    double before = 0;
    double alone = 1;
    for (unsigned m = 1; m <= 6; ++m) {
        auto const u = ReactionChoice{rules}.utilities(average_person(), situation(man_low, m));
        double sum = 0;
        for (double x : u)
            sum += std::exp(x);
        double const each = std::exp(u[1]) / sum, any = 1 - std::pow(1 - each, m);
        EXPECT_LT(each, alone); // diffusion of responsibility
        EXPECT_GT(any, before); // yet more people, more help
        alone = each;
        before = any;
    }
}

TEST(Reaction, CostsEffortAndIsLimitedByIt)
{
    Rules const rules = test_rules();
    ReactionChoice const choose{rules};
    for (double effort : {0.0, .99, 1.0, 1.99, 2.0}) {
        for (std::uint32_t i = 0; i < 2000; ++i) {
            PersonState s = average_person();
            s.effort = effort;
            auto const reaction = choose(s, situation(), uniform({5, 0}, Purpose::scene, {i, 0, 0, 2}));
            double const cost = cost_of(reaction);
            ASSERT_LE(cost, effort);
            ASSERT_EQ(s.effort, effort - cost);
        }
    }
}

TEST(Reaction, SharesFollowTheUtilities)
{
    Rules const rules = test_rules();
    std::array<long, 4> counts{};
    for (std::uint32_t i = 0; i < 100'000; ++i) {
        PersonState s = average_person();
        ++counts[static_cast<std::size_t>(
            ReactionChoice{rules}(s, situation(man_top, 3), uniform({6, 0}, Purpose::scene, {i, 0, 0, 2})))];
    }
    auto u = ReactionChoice{rules}.utilities(average_person(), situation(man_top, 3));
    auto const shares = [&] {
        std::array<double, 4> p{};
        double sum = 0;
        for (std::size_t k = 0; k < 4; ++k)
            sum += p[k] = std::exp(u[k]);
        for (double& x : p)
            x /= sum;
        return p;
    };
    double const limit = chi_square_limit(3, 1e-6);
    EXPECT_LT(chi_square(counts, shares()), limit);
    u[1] += .5 * std::log(3) - .5 * std::log(2); // planted: m - 1 for m
    EXPECT_GT(chi_square(counts, shares()), limit);
}

TEST(Reaction, ComponentsTakeAwayOptions)
{
    Components off;
    off.silence = true;
    Rules const rules = test_rules(off);
    PersonState s = average_person();
    s.effort = 0;
    auto const u = ReactionChoice{rules}.utilities(s, situation());
    EXPECT_EQ(u[0], unavailable);
    EXPECT_NE(u[1], unavailable); // nothing costs anything
    ReactionChoice{rules}(s, situation(), .5);
    EXPECT_EQ(s.effort, 0);

    Components derailing;
    derailing.derailing = true;
    EXPECT_EQ(ReactionChoice{test_rules(derailing)}.utilities(average_person(), situation())[3], unavailable);
}

} // namespace
} // namespace groundswell
