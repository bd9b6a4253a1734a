#include "mechanisms/promotion.hpp"

#include <algorithm>
#include <gtest/gtest.h>
#include <vector>

#include "base/largest_remainder.hpp"
#include "random/distributions.hpp"

namespace groundswell {
namespace {

/// Candidates of three groups in their order; the seat is the place in it.
std::vector<PromotionCandidate> candidates(std::uint32_t number, std::size_t n)
{
    std::vector<PromotionCandidate> out;
    for (std::uint32_t i = 0; i < n; ++i) {
        double const u = uniform({number, 0}, Purpose::design, {i, 0, 0, 0});
        out.push_back(
            {.score = 100.0 - i, .birth = {i, 0}, .seat = i, .group = static_cast<Group>(whole_below(u, 3))});
    }
    return out;
}

std::vector<Seat> first(std::vector<PromotionCandidate> const& all, std::size_t places)
{
    std::vector<Seat> out;
    for (std::size_t i = 0; i < places; ++i)
        out.push_back(all[i].seat);
    return out;
}

/// Places of each group by largest remainders.
std::vector<std::size_t> quotas(std::vector<PromotionCandidate> const& all, std::size_t places)
{
    std::vector<std::size_t> count(3, 0), out, remainder;
    for (auto const& who : all)
        ++count[who.group];
    for (auto const n : count) {
        out.push_back(places * n / all.size());
        remainder.push_back(places * n % all.size());
    }
    give_largest_remainders(places, out, remainder);
    return out;
}

TEST(Promotion, BetterIsAHigherScoreAndThenAnEarlierBirth)
{
    PromotionCandidate const high{.score = 2, .birth = {9, 0}}, low{.score = 1, .birth = {1, 0}},
        older{.score = 1, .birth = {0, 5}};
    EXPECT_TRUE(better(high, low));
    EXPECT_FALSE(better(low, high));
    EXPECT_TRUE(better(older, low));
    EXPECT_FALSE(better(low, low));
}

TEST(Promotion, AQuotaGivesEachGroupItsPlacesAndTakesItsBest)
{
    for (std::uint32_t number = 1; number <= 40; ++number) {
        auto const before = candidates(number, 3 + number % 15);
        for (std::size_t places = 1; places <= before.size(); ++places) {
            auto left = quotas(before, places);
            std::vector<Seat> expected; // each group can fill its places: they are in proportion to it
            for (auto const& who : before)
                if (left[who.group] > 0) {
                    --left[who.group];
                    expected.push_back(who.seat);
                }
            auto all = before;
            PromotionChoice::by_quota(all, places, 3);
            EXPECT_EQ(first(all, places), expected) << "number " << number << ", " << places << " places";
        }
    }
}

TEST(Promotion, BalanceTakesTheBestOfTheGroupThatIsMostMissing)
{
    std::vector<PromotionCandidate> all;
    for (Seat seat = 0; seat < 6; ++seat)
        all.push_back({.seat = seat, .group = static_cast<Group>(seat < 4 ? 0 : seat == 4 ? 1 : 2)});
    // Missing: 1 of group 0, 2 of group 1, 1 of group 2.
    RankBalance const balance{.wanted = {3, 2, 2}, .here = {2, 0, 1}, .groups = 3};
    PromotionChoice::by_balance(all, 4, balance);
    // Group 1 has one candidate only; of groups 0 and 2, which miss as many, the first comes first.
    EXPECT_EQ(first(all, 4), (std::vector<Seat>{4, 0, 5, 1}));
    // Those who are left keep their order.
    EXPECT_EQ(all[4].seat, 2U);
    EXPECT_EQ(all[5].seat, 3U);
}

TEST(Promotion, OfGroupsThatMissAsManyTheFirstIsHired)
{
    RankBalance const balance{.wanted = {1.5, 2.5, 2.5}, .here = {1, 1, 1}, .groups = 3};
    EXPECT_EQ(balance.most_missing([](Group) { return true; }), 1);
    EXPECT_EQ(balance.most_missing([](Group g) { return g != 1; }), 2);
    EXPECT_EQ(balance.most_missing([](Group) { return false; }), no_group);
}

} // namespace
} // namespace groundswell
