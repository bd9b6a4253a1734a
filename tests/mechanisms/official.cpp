#include "mechanisms/official.hpp"

#include <cmath>
#include <gtest/gtest.h>

#include "mechanisms/rules_for_tests.hpp"

namespace groundswell {
namespace {

using namespace testing;

TEST(OfficialAnswer, WarnsThePowerfulLessOften)
{
    Parameters p = test_parameters();
    p.policy.warn = .4;
    Rules const rules = compile_rules(p, {}, 2, 5);
    OfficialAnswer const answer{rules};
    auto const squash = [](double x) { return 1 / (1 + std::exp(-x)); };
    EXPECT_NEAR(answer.warns(woman_low), squash(.4), 1e-12);
    EXPECT_NEAR(answer.warns(man_top), squash(.4 - 1.2 * 1.3), 1e-12);
    // Planted: the shield forgets status.
    EXPECT_GT(std::abs(answer.warns(man_top) - squash(.4 - 1.2)), .05);

    Components off;
    off.impunity = true;
    Rules const just = compile_rules(p, off, 2, 5);
    EXPECT_EQ(OfficialAnswer{just}.warns(man_top), 1);
}

TEST(OfficialAnswer, TeachesBothSides)
{
    Parameters p = test_parameters();
    p.response.warning = .2;
    p.response.official = .1;
    Rules const rules = compile_rules(p, {}, 2, 5);
    OfficialAnswer const answer{rules};
    PersonState s = average_person();
    answer.warned(s);
    EXPECT_NEAR(s.deterrence, .415 + .2 * .585, 1e-12);
    EXPECT_EQ(s.trust, .45);
    s = average_person();
    answer.heard_by_target(s, true);
    EXPECT_NEAR(s.trust, .45 + .1 * .55, 1e-12);
    s = average_person();
    answer.heard_by_target(s, false);
    EXPECT_NEAR(s.trust, .45 * .9, 1e-12);
    EXPECT_EQ(s.deterrence, .415);
}

} // namespace
} // namespace groundswell
