#include "mechanisms/scene.hpp"

#include <gtest/gtest.h>

#include "mechanisms/rules_for_tests.hpp"
#include "support/statistics.hpp"

namespace groundswell {
namespace {

TEST(Presence, EachCandidateComesWithTheVisibilityOfTheKind)
{
    Rules const rules = testing::test_rules();
    Presence const presence(rules, {21, 0});
    for (Kind const kind : {Kind::remark, Kind::hostility, Kind::advance}) {
        double const visibility = rules.p.kinds[static_cast<std::size_t>(kind)].visibility;
        std::vector<Presence::Witness> present;
        for (Seat seat = 0; seat < 100'000; ++seat)
            presence.consider(seat, 1234567, 5, kind, present);
        auto const n = static_cast<long>(present.size());
        EXPECT_TRUE(testing::binomial_accepts(n, 100'000, visibility));
        EXPECT_FALSE(testing::binomial_accepts(n, 100'000, visibility * 1.2 + .002));
    }
}

TEST(Presence, OfTooManyThoseWithTheSmallestDrawsStay)
{
    Rules const rules = testing::test_rules();
    Presence const presence(rules, {21, 0});
    std::vector<Presence::Witness> present;
    for (Seat seat = 0; seat < 50; ++seat)
        presence.consider(seat, 99, 5, Kind::hostility, present);
    auto all = present;
    ASSERT_GT(all.size(), 6U);
    presence.limit(present);
    ASSERT_EQ(present.size(), 6U);
    for (auto const& kept : present)
        EXPECT_LT(std::ranges::count_if(all, [&](auto const& w) { return w.draw < kept.draw; }), 6);
}

TEST(Noticing, FallsWithHabituationAndRisesWithSeverity)
{
    Rules const rules = testing::test_rules();
    Noticing const noticing{rules};
    EXPECT_DOUBLE_EQ(noticing.probability(0, 0, Kind::remark), 1);
    EXPECT_DOUBLE_EQ(noticing.probability(.3, 0, Kind::hostility), 1 - .3 * .8);
    EXPECT_DOUBLE_EQ(noticing.probability(.3, 1, Kind::hostility), 1 - .66 * .8); // men are blinder
    EXPECT_DOUBLE_EQ(noticing.probability(.9, 1, Kind::coercion), .9);            // min(1, h + blind)
}

} // namespace
} // namespace groundswell
