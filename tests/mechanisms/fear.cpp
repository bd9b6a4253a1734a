#include <cmath>
#include <gtest/gtest.h>

#include "mechanisms/fear.hpp"
#include "mechanisms/rules_for_tests.hpp"
#include "support/statistics.hpp"
#include "world/people.hpp"

namespace groundswell {
namespace {

using testing::test_parameters;

constexpr Key key{13, 0};

Parameters learning()
{
    Parameters p = test_parameters();
    p.retaliation.learn = .2;
    p.init.fear = .6;
    p.halflife.fear = 100;
    return p;
}

TEST(Fear, RestsAtABaselineOfOnesOwn)
{
    Parameters p = learning();
    Rules const rules = compile_rules(p, {}, 2, 5);
    FearOfReprisal const fear{rules, key};
    testing::Mean rest, trust;
    for (Seat seat = 0; seat < 20'000; ++seat) {
        BirthKey const birth{seat, founder_week};
        ASSERT_EQ(fear.read(birth, nullptr, 7), fear.baseline(birth));
        rest.add(fear.baseline(birth));
        // Planted: the draw of another state, which would tie fear to it.
        Block const draws = draw_block(key, Purpose::inborn, birth.seat, 0, birth.week, 2);
        trust.add(fear.baseline(birth) == decode_fraction(rules.fear_start[draws[1] >> 24]));
    }
    EXPECT_NEAR(rest.value(), .6, .01); // clipped at 1, so slightly lower
    EXPECT_NEAR(std::sqrt(rest.variance()), .15, .01);
    EXPECT_LT(trust.value(), .02); // equal by chance once in 256
}

TEST(Fear, ReturnsToTheBaselineAndNotToZero)
{
    Rules const rules = compile_rules(learning(), {}, 2, 5);
    FearOfReprisal const fear{rules, key};
    BirthKey const birth{3, 12};
    double const rest = fear.baseline(birth);
    Fear const stored{encode_fraction(.95), 40};
    double const x = decode_fraction(stored.value);
    EXPECT_EQ(fear.read(birth, &stored, 40), x);
    EXPECT_NEAR(fear.read(birth, &stored, 140), (rest + x) / 2, 1e-12);
    EXPECT_NEAR(fear.read(birth, &stored, 240), rest + (x - rest) / 4, 1e-12);
    EXPECT_GT(std::abs(fear.read(birth, &stored, 140) - x / 2), .1); // planted: towards 0
}

TEST(Fear, FollowsTheRateOfReprisal)
{
    Rules const rules = compile_rules(learning(), {}, 2, 5);
    FearOfReprisal const fear{rules, key};
    double x = .6;
    testing::Mean late;
    for (int report = 0; report < 20'000; ++report) {
        x = fear.seen(x, report % 4 == 0); // one in four is paid back
        if (report >= 100) late.add(x);
    }
    EXPECT_NEAR(late.value(), .25, .01);
    EXPECT_NEAR(fear.seen(.5, true), .6, 1e-12);
    EXPECT_NEAR(fear.seen(.5, false), .4, 1e-12);
}

TEST(Fear, FairRulingsLowerIt)
{
    Rules const rules = compile_rules(learning(), {}, 2, 5);
    FearOfReprisal const fear{rules, key};
    EXPECT_NEAR(fear.after_fair_ruling(.5, true), .5 * .7, 1e-12);
    EXPECT_NEAR(fear.after_fair_ruling(.5, false), .5 * .9, 1e-12);
}

TEST(Fear, IsNotLearnedWithoutBarriersOrLearning)
{
    Parameters p = learning();
    Components off;
    off.barriers = true;
    Rules const on = compile_rules(p, {}, 2, 5), barriers = compile_rules(p, off, 2, 5);
    p.retaliation.learn = 0;
    Rules const never_learned = compile_rules(p, {}, 2, 5);
    EXPECT_TRUE((FearOfReprisal{on, key}.is_learned()));
    EXPECT_FALSE((FearOfReprisal{barriers, key}.is_learned()));
    EXPECT_FALSE((FearOfReprisal{never_learned, key}.is_learned()));
}

} // namespace
} // namespace groundswell
