#include "mechanisms/institution.hpp"

#include <cmath>
#include <gtest/gtest.h>

#include "mechanisms/rules_for_tests.hpp"
#include "random/draw.hpp"
#include "support/statistics.hpp"

namespace groundswell {
namespace {

using namespace testing;

double squash(double x)
{
    return 1 / (1 + std::exp(-x));
}

TEST(Retaliation, IsLikelierFromAbove)
{
    Rules const rules = test_rules();
    EXPECT_NEAR(Retaliation{rules}.probability(man_top, woman_low), squash(.665 + 1.3), 1e-12);
    EXPECT_NEAR(Retaliation{rules}.probability(woman_low, man_top), squash(.665 - 1.3), 1e-12);
    PersonState s = average_person();
    Retaliation{rules}.suffered(s);
    EXPECT_DOUBLE_EQ(s.burden, .5);
    EXPECT_NEAR(s.trust, .45 * .7, 1e-12);
    Components off;
    off.barriers = true;
    EXPECT_EQ(Retaliation{test_rules(off)}.probability(man_top, woman_low), 0);
}

TEST(Ruling, EvidenceAndPriorsWeighAgainstStanding)
{
    Rules const rules = test_rules();
    EXPECT_NEAR(Ruling{rules}.probability({.evidence = 2, .priors = 3, .accused = man_top}),
                squash(1.1 + std::log(3) + .7 * std::log(4) - 1.2 * 1.3), 1e-12);
    EXPECT_NEAR(Ruling{rules}.probability({.accused = woman_low}), squash(1.1), 1e-12);
    Components off;
    off.impunity = true;
    EXPECT_EQ(Ruling{test_rules(off)}.probability({.accused = man_top}), 1);
}

TEST(Ruling, VerdictsHaveTheirShares)
{
    Rules const rules = test_rules();
    Ruling::Facts const facts{.evidence = 1, .priors = 0, .accused = man_low};
    double const p = squash(1.1 + std::log(2) - 1.2 * .3);
    std::array<long, 5> counts{};
    for (std::uint32_t i = 0; i < 100'000; ++i) {
        Block const d = draw_block({31, 0}, Purpose::ruling, i, 0, 0);
        ++counts[static_cast<std::size_t>(Ruling{rules}(facts, {unit_interval(d[0]), unit_interval(d[1])}))];
    }
    std::array<double, 5> const expected{1 - p, .2 * p, .6 * p, .06 * p, .14 * p};
    double const limit = chi_square_limit(4, 1e-6);
    EXPECT_LT(chi_square(counts, expected), limit);
    // Planted: the shield counts rank but forgets status.
    double const q = squash(1.1 + std::log(2));
    EXPECT_GT(chi_square(counts, std::array{1 - q, .2 * q, .6 * q, .06 * q, .14 * q}), limit);
}

TEST(RulingEffect, OnTheAccused)
{
    Rules const rules = test_rules();
    RulingEffect const effect{rules};
    auto const after = [&](Verdict verdict, bool engages = false) {
        PersonState s = average_person();
        effect.accused(s, verdict, .5, engages);
        return s;
    };
    EXPECT_NEAR(after(Verdict::dismissed).entitlement, .41 + .06 * .59, 1e-12);
    EXPECT_NEAR(after(Verdict::dismissed).deterrence, .415 * .94, 1e-12);
    EXPECT_NEAR(after(Verdict::coddled).entitlement, .41 + .15 * .59, 1e-12);
    EXPECT_NEAR(after(Verdict::sanctioned).deterrence, .415 + .5 * .585, 1e-12);
    EXPECT_EQ(after(Verdict::restored).deterrence,
              after(Verdict::sanctioned).deterrence); // who does not engage
    PersonState const restored = after(Verdict::restored, true);
    EXPECT_NEAR(restored.entitlement, .41 * .5, 1e-12);
    EXPECT_NEAR(restored.attitude, .68 + .5 * .32, 1e-12);
    EXPECT_NEAR(restored.responsibility, .41 + .5 * .59, 1e-12);
    EXPECT_NEAR(restored.deterrence, .415 + .25 * .585, 1e-12);
}

TEST(RulingEffect, OnTheAccuserAndThePublic)
{
    Rules const rules = test_rules();
    RulingEffect const effect{rules};
    for (Verdict const verdict : {Verdict::sanctioned, Verdict::removed, Verdict::restored}) {
        PersonState j = average_person(), k = average_person();
        j.burden = 2;
        effect.accuser(j, verdict);
        effect.hearer(k, verdict);
        EXPECT_NEAR(j.trust, .45 + .3 * .55, 1e-12);
        EXPECT_NEAR(j.burden, 1.4, 1e-12);
        EXPECT_NEAR(k.norm, .47 + .1 * .53, 1e-12);
        EXPECT_NEAR(k.deterrence, .415 + .1 * .585, 1e-12);
    }
    for (Verdict const verdict : {Verdict::dismissed, Verdict::coddled}) { // coddling is not fair
        PersonState j = average_person(), k = average_person();
        effect.accuser(j, verdict);
        effect.hearer(k, verdict);
        EXPECT_NEAR(j.trust, .45 * .7, 1e-12);
        EXPECT_NEAR(k.trust, .45 * .9, 1e-12);
        EXPECT_EQ(k.norm, .47); // n is not lowered
    }
}

} // namespace
} // namespace groundswell
