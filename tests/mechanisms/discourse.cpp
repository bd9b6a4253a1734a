#include "mechanisms/discourse.hpp"

#include <cmath>
#include <gtest/gtest.h>

#include "mechanisms/rules_for_tests.hpp"
#include "random/draw.hpp"
#include "support/statistics.hpp"

namespace groundswell {
namespace {

using namespace testing;

PersonState after(Post post)
{
    Parameters p = test_parameters();
    p.effect.trust = .02;
    Rules const rules = compile_rules(p, {}, 2, 5);
    PersonState s = average_person();
    s.momentum = 2;
    s.habituation = .5;
    s.stigma = .8;
    PostEffect{rules}(s, post);
    return s;
}

TEST(PostEffect, SpeakingUp)
{
    PersonState s = after(Post::testimony);
    EXPECT_DOUBLE_EQ(s.momentum, 3);
    EXPECT_NEAR(s.responsibility, .41 + .15 * .68 * .59, 1e-12);
    EXPECT_NEAR(s.norm, .47 + .04 * .53, 1e-12);
    EXPECT_NEAR(s.trust, .45 + .02 * .55, 1e-12);
    EXPECT_NEAR(s.habituation, .4, 1e-12);
    s = after(Post::callout);
    EXPECT_EQ(s.trust, .45); // only a testimony tells that speaking is worth it
    EXPECT_NEAR(s.responsibility, .41 + .06 * .68 * .59, 1e-12);
    EXPECT_NEAR(s.norm, .47 + .04 * .53, 1e-12);
    s = after(Post::inclusion);
    EXPECT_NEAR(s.stigma, .72, 1e-12);
    EXPECT_NEAR(s.responsibility, .41 + .06 * .68 * .59, 1e-12);
    EXPECT_EQ(s.norm, .47);
}

TEST(PostEffect, TurningTheTalkAway)
{
    EXPECT_NEAR(after(Post::innocence).responsibility, .41 * .9, 1e-12);
    EXPECT_NEAR(after(Post::hurt).entitlement, .41 + .01 * .59, 1e-12);
    EXPECT_NEAR(after(Post::hurt).norm, .47 * .96, 1e-12);
    EXPECT_NEAR(after(Post::equivalence).momentum, 1.4, 1e-12);
    EXPECT_NEAR(after(Post::equivalence).responsibility, .41 * .95, 1e-12);
}

TEST(PostReaction, UtilitiesAreThoseOfTheModel)
{
    Rules const rules = test_rules();
    PersonState s = average_person();
    s.attitude += .1;
    s.responsibility += .2;
    s.norm += .05;
    s.entitlement += .3;
    auto u = PostReaction{rules}.utilities(s, Post::testimony, 1);
    EXPECT_NEAR(u[1], -3.62 + 2 * .1 + 2 * .2 + 2 * .05, 1e-12);
    EXPECT_NEAR(u[2], -3.16 + .3 - 2 * .2 - 2 * .05 + .3, 1e-12);
    EXPECT_EQ(u[3], unavailable);
    u = PostReaction{rules}.utilities(s, Post::hurt, 0);
    EXPECT_NEAR(u[3], -4.16 + 2 * .1 + 2 * .2, 1e-12);
    EXPECT_EQ(u[1], unavailable);
    EXPECT_EQ(u[2], unavailable);
    Components off;
    off.derailing = true;
    EXPECT_EQ(PostReaction{test_rules(off)}.utilities(s, Post::callout, 1)[2], unavailable);
}

TEST(PostReaction, CostsEffort)
{
    Rules const rules = test_rules();
    PersonState s = average_person();
    s.effort = .9;
    EXPECT_EQ(PostReaction{rules}(s, Post::testimony, 1, 1 - 1e-9), PostReaction::Choice::absorb);
    s.effort = 1;
    EXPECT_EQ(PostReaction{rules}(s, Post::testimony, 1, 1 - 1e-9), PostReaction::Choice::deflect);
    EXPECT_EQ(s.effort, 0);
}

TEST(PostReaction, WhatIsPosted)
{
    Rules const rules = test_rules();
    PostReaction const react{rules};
    using Choice = PostReaction::Choice;
    EXPECT_EQ(react.posted(Choice::amplify, Post::testimony, {.5, .5}),
              Post::testimony); // passed on as what it is
    EXPECT_EQ(react.posted(Choice::rebut, Post::equivalence, {.5, .39}), Post::inclusion);
    EXPECT_EQ(react.posted(Choice::rebut, Post::equivalence, {.5, .41}), Post::callout);
    EXPECT_EQ(react.posted(Choice::rebut, Post::hurt, {.5, .1}), Post::callout);
    std::array<long, 3> frames{};
    for (std::uint32_t i = 0; i < 50'000; ++i)
        ++frames[static_cast<std::size_t>(
                     react.posted(Choice::deflect, Post::callout,
                                  {uniform({3, 0}, Purpose::delivery, {i, 0, 0, 2}), .5})) -
                 3];
    double const limit = chi_square_limit(2, 1e-6);
    EXPECT_LT(chi_square(frames, std::array{.45, .25, .3}), limit);
    EXPECT_GT(chi_square(frames, std::array{.45, .3, .25}), limit); // planted: two frames swapped
}

TEST(Callout, NeedsResponsibilityAttitudeAndEffort)
{
    Rules const rules = test_rules();
    PersonState s = average_person();
    double const p = .12 * .41 * .68;
    EXPECT_FALSE(Callout{rules}(s, p + 1e-9));
    EXPECT_TRUE(Callout{rules}(s, p - 1e-9));
    EXPECT_EQ(s.effort, 3);
    s.effort = .5;
    EXPECT_FALSE(Callout{rules}(s, 1e-9));
}

TEST(Reassurance, TakesEffortThatSurvivorsThenLack)
{
    Rules const rules = test_rules();
    PersonState s = average_person();
    s.effort = 1;
    EXPECT_TRUE(Reassurance{rules}(s, .49));
    EXPECT_EQ(s.effort, 0);
    EXPECT_FALSE(Reassurance{rules}(s, .01));
}

} // namespace
} // namespace groundswell
