#include "mechanisms/scene.hpp"

#include <algorithm>
#include <gtest/gtest.h>
#include <numeric>
#include <vector>

#include "mechanisms/rules_for_tests.hpp"
#include "support/statistics.hpp"

namespace groundswell {
namespace {

/// Who is present of the first `candidates` people.
std::vector<Presence::Witness> present_of(Rules const& rules, Seat candidates, EventId event, Kind kind)
{
    std::vector<Seat> seats(candidates);
    std::iota(seats.begin(), seats.end(), Seat{0});
    std::vector<Block> draws;
    for (Seat const seat : seats)
        draws.push_back(draw_block({21, 0}, Purpose::scene, seat, fold_event(event), 5));
    std::vector<Presence::Witness> out;
    Presence(rules).choose(seats, draws, kind, out);
    return out;
}

TEST(Presence, EachCandidateComesWithTheVisibilityOfTheKind)
{
    Rules rules = testing::test_rules();
    rules.p.scene.max_witnesses = 100'000;
    for (Kind const kind : {Kind::remark, Kind::hostility, Kind::advance}) {
        double const visibility = rules.p.kinds[static_cast<std::size_t>(kind)].visibility;
        auto const n = static_cast<long>(present_of(rules, 100'000, 1234567, kind).size());
        EXPECT_TRUE(testing::binomial_accepts(n, 100'000, visibility));
        EXPECT_FALSE(testing::binomial_accepts(n, 100'000, visibility * 1.2 + .002));
    }
}

TEST(Presence, OfTooManyThoseWithTheSmallestDrawsStay)
{
    Rules rules = testing::test_rules();
    auto const present = present_of(rules, 50, 99, Kind::hostility);
    rules.p.scene.max_witnesses = 50;
    auto const all = present_of(rules, 50, 99, Kind::hostility);
    ASSERT_GT(all.size(), 6U);
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
