#include "mechanisms/disclosure.hpp"

#include <cmath>
#include <gtest/gtest.h>

#include "mechanisms/rules_for_tests.hpp"
#include "random/draw.hpp"
#include "support/statistics.hpp"

namespace groundswell {
namespace {

using namespace testing;

TEST(Disclosure, UtilitiesAreThoseOfTheModel)
{
    Rules const rules = test_rules();
    PersonState s = average_person();
    s.habituation = .5;
    s.stigma = .8;
    s.trust = .55;
    s.momentum = 2;
    auto const u = DisclosureChoice{rules}.utilities(
        s, {.target = woman_low, .perpetrator = man_top, .severity = .5, .support = .25});
    double const felt = 1.5 * .5 * (1 - .3 * .5), barrier = .8 * 1, above = .8 * 1.3,
                 heard = 1.5 * std::log(3);
    EXPECT_NEAR(u[1], -.5 + felt - barrier / 2, 1e-12);
    EXPECT_NEAR(u[2], -1.4 + felt + 1.5 * .1 + .7 * .25 - above - barrier + heard, 1e-12);
    EXPECT_NEAR(u[3], -2.8 + felt + .7 * .25 - above - barrier + heard, 1e-12);
    EXPECT_EQ(u[4], unavailable); // there is nobody to tell
    // A man's barrier is higher, with women and with men.
    auto const his =
        DisclosureChoice{rules}.utilities(s, {.target = man_low, .perpetrator = woman_low, .severity = .5});
    EXPECT_NEAR(his[1], -.5 + felt - .8 * 1.8 / 2, 1e-12);
}

TEST(Disclosure, WithoutAConfidantOrAVoiceThoseOptionsAreAbsent)
{
    Rules const rules = test_rules();
    auto const u = DisclosureChoice{rules}.utilities(average_person(), {.target = woman_low,
                                                                        .perpetrator = man_low,
                                                                        .severity = .5,
                                                                        .has_confidant = false,
                                                                        .may_testify = false});
    EXPECT_EQ(u[1], unavailable);
    EXPECT_EQ(u[3], unavailable);
}

TEST(Disclosure, AnOfficialIsToldForTheSameReasonsAsTheInstitution)
{
    Parameters p = test_parameters();
    p.disclose.official = .3;
    Rules const rules = compile_rules(p, {}, 2, 5);
    PersonState s = average_person();
    s.trust = .7;
    s.momentum = 1;
    auto const u = DisclosureChoice{rules}.utilities(
        s, {.target = woman_low, .perpetrator = man_top, .severity = .9, .support = .5});
    EXPECT_NEAR(u[4] - u[2], .3 + 1.4, 1e-12);

    // Chosen as often as a logit says.
    double sum = 0;
    for (double const utility : u)
        sum += std::exp(utility);
    long told = 0;
    for (std::uint32_t i = 0; i < 50'000; ++i)
        told += DisclosureChoice{rules}(
                    s, {.target = woman_low, .perpetrator = man_top, .severity = .9, .support = .5},
                    uniform({9, 0}, Purpose::choice, {i, 0, 0, 0})) == Disclosure::official;
    EXPECT_TRUE(binomial_accepts(told, 50'000, std::exp(u[4]) / sum));
    // Planted: what was the last option keeps the share that it had without the new one.
    EXPECT_FALSE(binomial_accepts(told, 50'000, std::exp(u[3]) / (sum - std::exp(u[4]))));
}

TEST(Disclosure, FearKeepsPeopleFromTheInstitutionAlone)
{
    Parameters p = test_parameters();
    p.disclose.official = 0;
    Rules const careless = compile_rules(p, {}, 2, 5);
    p.disclose.fear = 2;
    Rules const fearful = compile_rules(p, {}, 2, 5);
    DisclosureChoice::Situation at{.target = woman_low, .perpetrator = man_top, .severity = .5, .fear = .9};
    auto const before = DisclosureChoice{careless}.utilities(average_person(), at),
               after = DisclosureChoice{fearful}.utilities(average_person(), at);
    EXPECT_NEAR(after[2], before[2] - 2 * .3, 1e-12); // the reference is .6
    EXPECT_NEAR(after[4], before[4] - 2 * .3, 1e-12);
    for (std::size_t const other : {0, 1, 3})
        EXPECT_EQ(after[other], before[other]);
}

TEST(Disclosure, TestimonyHeardMakesTheNextLikelier)
{
    Rules const rules = test_rules();
    DisclosureChoice const choose{rules};
    auto const share = [&](double momentum) {
        PersonState s = average_person();
        s.unspoken = .5;
        s.stigma = .85;
        s.momentum = momentum;
        long testified = 0;
        for (std::uint32_t i = 0; i < 50'000; ++i)
            testified += choose.testifies_now(s, 0, 1, uniform({8, 0}, Purpose::reconsider, {i, 0, 0, 1}));
        return testified;
    };
    auto const p = [](double momentum) {
        return 1 / (1 + std::exp(-(-2.8 + 1.5 * .5 - .85 + 1.5 * std::log(1 + momentum))));
    };
    for (double momentum : {0.0, 1.0, 8.0})
        EXPECT_TRUE(binomial_accepts(share(momentum), 50'000, p(momentum)));
    EXPECT_FALSE(binomial_accepts(share(8), 50'000, p(7))); // planted: ln M for ln(1+M)
}

TEST(Confidant, SupportsByAttitudeAndResponsibilityIfAbleTo)
{
    Rules const rules = test_rules();
    ConfidantAnswer const answer{rules};
    PersonState s = average_person();
    double const p = answer.probability(s);
    EXPECT_NEAR(p, 1 / (1 + std::exp(1.75)), 1e-12);
    EXPECT_TRUE(answer(s, p - 1e-9));
    EXPECT_EQ(s.effort, 3);
    EXPECT_NEAR(s.responsibility, .41 + .1 * .59, 1e-12);
    s.effort = .5;
    EXPECT_FALSE(answer(s, 1e-9));
    EXPECT_EQ(s.effort, .5);
}

TEST(Confidant, BeingDismissedSilences)
{
    Rules const rules = test_rules();
    PersonState s = average_person();
    s.burden = 1;
    s.stigma = .8;
    ConfidantAnswer{rules}.heard_by_target(s, true);
    EXPECT_DOUBLE_EQ(s.burden, .7);
    ConfidantAnswer{rules}.heard_by_target(s, false);
    EXPECT_NEAR(s.stigma, .82, 1e-12);
    EXPECT_NEAR(s.trust, .45 * .9, 1e-12);
}

TEST(Disclosure, WithoutBarriersThereIsNone)
{
    Components off;
    off.barriers = true;
    PersonState s = average_person();
    s.stigma = 1;
    auto const u = DisclosureChoice{test_rules(off)}.utilities(
        s, {.target = man_low, .perpetrator = man_low, .severity = .5});
    EXPECT_NEAR(u[1], -.5 + 1.5 * .5, 1e-12);
}

} // namespace
} // namespace groundswell
