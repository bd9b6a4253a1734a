#include "world/matching.hpp"

#include <algorithm>
#include <gtest/gtest.h>
#include <map>

#include "layout_for_tests.hpp"
#include "parallel/executor.hpp"
#include "support/statistics.hpp"
#include "world/ties.hpp"

namespace groundswell {
namespace {

using testing::hall;
using testing::town;

std::vector<Seat> ties_of(TieLayer const& layer, Seat seat)
{
    std::vector<Seat> out;
    layer.for_each(seat, [&](Seat other) { out.push_back(other); });
    return out;
}

/// Bands of every scope, with and without one's own group, one of them with a heavy tail.
std::vector<BandSpec> mixed()
{
    return {{Reach::team, true, even_degrees(2.5)},
            {Reach::team, false, even_degrees(1.2)},
            {Reach::unit, false, even_degrees(3)},
            {Reach::region, true, heavy_degrees(4, 2, 200)},
            {Reach::world, false, even_degrees(2.5)}};
}

/// The same without a band of the team, so that ties of others bring teammates together.
std::vector<BandSpec> wide()
{
    return {{Reach::unit, false, even_degrees(4.5)},
            {Reach::unit, true, even_degrees(2)},
            {Reach::region, true, heavy_degrees(4, 2, 200)}};
}

TEST(Matching, AnswersEveryQuestionAlike)
{
    struct Case {
        std::vector<BandSpec> bands;
        std::uint32_t team_size;
    };
    std::uint32_t seed = 0;
    for (auto const& [bands, team_size] :
         std::vector<Case>{{mixed(), 10}, {mixed(), 10}, {mixed(), 100}, {wide(), 10}, {wide(), 100}}) {
        ++seed;
        auto const place = town(900 + seed, seed, team_size);
        TieLayer const layer{MatchingTies(place.layout, bands, 1, {seed, 0})};
        ASSERT_EQ(layer.seats(), 900 + seed);
        TieLayer::RecentTeam recent;
        std::vector<std::vector<Seat>> rows;
        for (Seat seat = 0; seat < layer.seats(); ++seat)
            rows.push_back(ties_of(layer, seat));
        std::uint64_t total = 0;
        for (Seat seat = 0; seat < layer.seats(); ++seat) {
            auto const& row = rows[seat];
            total += row.size();
            ASSERT_EQ(layer.degree(seat), row.size());
            for (std::uint32_t k = 0; k < row.size(); ++k)
                ASSERT_EQ(layer.neighbour(seat, k), row[k]);
            auto sorted = row;
            std::ranges::sort(sorted);
            ASSERT_EQ(std::adjacent_find(sorted.begin(), sorted.end()), sorted.end()) << "repeat";
            for (Seat other = 0; other < layer.seats(); ++other) {
                bool const tied = std::ranges::binary_search(sorted, other);
                ASSERT_EQ(layer.tied(seat, other), tied);
                // Asked together with a neighbour in space, which may be of the same team.
                Seat const near = seat > 2 ? seat - 2 : seat + 1;
                std::array<bool, 2> const both{std::ranges::binary_search(sorted, near), tied};
                ASSERT_EQ(layer.tied_to_each(seat, {near, other}), both);
                ASSERT_EQ(layer.tied_to_each(seat, {near, other}, recent), both);
            }
            for (Seat const other : row) { // symmetric, without self ties
                ASSERT_NE(other, seat);
                ASSERT_EQ(std::ranges::count(rows[other], seat), 1);
            }
        }
        EXPECT_EQ(layer.size(), total);
        EXPECT_DOUBLE_EQ(layer.mean_degree(), static_cast<double>(total) / layer.seats());
    }
}

TEST(Matching, TheTiesAreTheSameFromEveryBlockPartition)
{
    auto const place = town(20'000, 3);
    TieLayer const layer{MatchingTies(place.layout, mixed(), 1, {9, 2})};
    using Pairs = std::vector<std::pair<Seat, Seat>>;
    auto const gathered = [&](int threads) {
        std::vector<Pairs> parts(static_cast<std::size_t>(threads));
        Executor(threads).for_blocks(layer.seats(), [&](int thread, std::size_t begin, std::size_t end) {
            for (auto seat = static_cast<Seat>(begin); seat < end; ++seat)
                layer.for_each(seat, [&](Seat other) {
                    parts[static_cast<std::size_t>(thread)].emplace_back(std::minmax(seat, other));
                });
        });
        Pairs all;
        for (auto const& part : parts)
            all.insert(all.end(), part.begin(), part.end());
        std::ranges::sort(all);
        return all;
    };
    auto const whole = gathered(1);
    EXPECT_EQ(whole.size() % 2, 0U);
    for (std::size_t i = 0; i + 1 < whole.size(); i += 2)
        ASSERT_EQ(whole[i], whole[i + 1]); // each pair from both of its ends, and only so
    for (int const threads : {2, 3, 7})
        EXPECT_EQ(gathered(threads), whole) << threads;
    TieLayer const other_key{MatchingTies(place.layout, mixed(), 1, {9, 3})};
    TieLayer const other_layer{MatchingTies(place.layout, mixed(), 2, {9, 2})};
    EXPECT_NE(ties_of(other_key, 77), ties_of(layer, 77));
    EXPECT_NE(ties_of(other_layer, 77), ties_of(layer, 77));
}

TEST(Matching, WhereTeamsHaveABandOthersReachBeyondThem)
{
    auto const place = town(2'000, 5);
    auto const within_team = [&](std::vector<BandSpec> const& bands) {
        TieLayer const layer{MatchingTies(place.layout, bands, 1, {3, 0})};
        long ties = 0;
        for (Seat seat = 0; seat < layer.seats(); ++seat)
            layer.for_each(seat, [&](Seat other) { ties += place.layout->team_of(seat).contains(other); });
        return ties;
    };
    std::vector<BandSpec> const far{{Reach::unit, false, even_degrees(6)},
                                    {Reach::region, true, even_degrees(6)}};
    auto both = far;
    both.insert(both.begin(), {Reach::team, false, even_degrees(0)});
    EXPECT_EQ(within_team(both), 0);
    EXPECT_GT(within_team(far), 100); // without the first band they need not
}

TEST(Matching, SmallBlocksGiveTheDegreeAskedForWithoutRepeats)
{
    for (std::size_t const n : {2, 3, 5, 8, 9, 33, 64})
        for (std::uint32_t degree = 1; degree < n + 2; ++degree) {
            auto const place = hall(n);
            TieLayer const layer{
                MatchingTies(place.layout, {{Reach::unit, false, {{1, degree}}}}, 1, {degree, 0})};
            std::uint64_t sum = 0;
            for (Seat seat = 0; seat < n; ++seat) {
                auto const d = layer.degree(seat);
                sum += d;
                auto const most = std::min<std::uint32_t>(degree, static_cast<std::uint32_t>(n) - 1);
                ASSERT_LE(d, most);
                ASSERT_GE(d + (n % 2), most);
            }
            // Of an odd number, one sits out in each round.
            std::uint64_t const odd = std::min<std::uint64_t>(degree, n) * (n - 1);
            ASSERT_TRUE(n % 2 == 0 || sum == odd) << n << " " << degree;
        }
}

TEST(Matching, ARemainderOfTheDegreeIsOneRoundMoreInThatShareOfBlocks)
{
    // z = 5: false alarm 6e-7. Planted: another remainder.
    auto const z = [](double asked) {
        auto const place = hall(8);
        long more = 0;
        constexpr long halls = 8000;
        for (std::uint32_t seed = 1; seed <= halls; ++seed) {
            MatchingTies const ties(place.layout, {{Reach::unit, false, even_degrees(asked)}}, 1, {seed, 0});
            long degree = 0;
            ties.for_each(3, [&](Seat) { ++degree; });
            EXPECT_TRUE(degree == 2 || degree == 3);
            more += degree == 3;
        }
        return testing::binomial_z(more, halls, .25);
    };
    EXPECT_LT(std::abs(z(2.25)), 5);
    EXPECT_GT(std::abs(z(2.29)), 5);
}

/// Share of realisations in which a pair of a block of n is tied must be the same for all pairs.
/// @return p-value-like acceptance of Pearson's statistic at 1e-6
bool pairs_are_alike(std::size_t n, std::uint32_t degree, bool planted)
{
    auto const place = hall(n);
    std::vector<long> counts(n * (n - 1) / 2, 0);
    for (std::uint32_t seed = 1; seed <= 3000; ++seed) {
        MatchingTies const ties(place.layout, {{Reach::world, false, {{1, degree}}}}, 1,
                                {planted ? seed % 40 : seed, 0});
        for (Seat a = 0; a < n; ++a)
            ties.for_each(a, [&](Seat b) {
                if (a < b) ++counts[b * (b - 1) / 2 + a];
            });
    }
    std::vector<double> const even(counts.size(), 1.0 / static_cast<double>(counts.size()));
    return testing::chi_square(counts, even) <
           testing::chi_square_limit(static_cast<int>(counts.size()) - 1, 1e-6);
}

TEST(Matching, EveryPairOfABlockIsAsLikely)
{
    // Pearson's statistic over pairs, false alarm 1e-6 each (degrees that are nearly fixed make it smaller).
    // Planted: only forty different keys.
    for (auto const& [n, degree] :
         std::vector<std::pair<std::size_t, std::uint32_t>>{{6, 2}, {9, 3}, {64, 4}, {80, 3}}) {
        EXPECT_TRUE(pairs_are_alike(n, degree, false)) << n;
        EXPECT_FALSE(pairs_are_alike(n, degree, true)) << n;
    }
}

TEST(Matching, DegreesHaveTheDistributionAskedFor)
{
    std::size_t const n = 50'000;
    auto const place = hall(n);
    auto const classes = heavy_degrees(30, 2, 1000);
    double share = 0, mean = 0;
    for (auto const& c : classes) {
        share += c.share;
        mean += c.share * c.degree;
    }
    EXPECT_NEAR(share, 1, 1e-12);
    EXPECT_NEAR(mean, 30, .01);
    TieLayer const layer{MatchingTies(place.layout, {{Reach::world, false, classes}}, 1, {4, 0})};
    // In order of degree, the counts are those of the classes (largest first), but for repeats and self ties:
    // by the configuration model a seat of degree d loses d^2 E[d^2] / (2 n mean^2) of them or less.
    std::vector<std::uint32_t> degree(n);
    for (Seat seat = 0; seat < n; ++seat)
        degree[seat] = layer.degree(seat);
    std::ranges::sort(degree, std::greater{});
    std::size_t at = 0;
    double cumulative = 0;
    for (auto const& c : classes) {
        cumulative += c.share;
        auto const end = static_cast<std::size_t>(cumulative * static_cast<double>(n));
        ++at; // a draw decides which way the ends of a class are rounded
        for (; at < end; ++at) {
            ASSERT_LE(degree[at], c.degree + 1U) << at;
            ASSERT_GE(degree[at], c.degree * .93 - 3) << at;
        }
    }
    EXPECT_GT(degree.front(), 20 * degree[n / 2]); // a tail it is
    EXPECT_NEAR(layer.mean_degree(), 30, .3);
    // Planted: a tail that is thinner fails the same comparison.
    auto const thinner = heavy_degrees(30, 4, 1000);
    EXPECT_LT(thinner.front().degree, classes.front().degree * .93 - 3);
}

TEST(Matching, HomophilyAndLocalityAreThoseAskedFor)
{
    auto const place = town(30'000, 8);
    auto const& p = *place.layout;
    // A quarter of 12 ties within the region and one's own group, a half within the region, a quarter
    // anywhere.
    auto const layer_of = [&](bool own) {
        return TieLayer{MatchingTies(p.seats() ? place.layout : nullptr,
                                     {{Reach::region, own, even_degrees(3)},
                                      {Reach::region, false, even_degrees(6)},
                                      {Reach::world, false, even_degrees(3)}},
                                     1, {2, 0})};
    };
    // Expected shares from regions of 1/2, 1/4, 1/4 and groups of .6 and .4; ties come in pairs, so that the
    // trials are half as many, and z = 5 has a false alarm of 6e-7. What repeats take is far below it.
    auto const z = [&](TieLayer const& layer) {
        long ties = 0, same_region = 0, same_group = 0;
        for (Seat seat = 0; seat < p.seats(); ++seat)
            layer.for_each(seat, [&](Seat other) {
                if (other < seat) return;
                ++ties;
                same_region += p.region_of(seat) == p.region_of(other);
                same_group += p.group_of(seat) == p.group_of(other);
            });
        double women = 0;
        for (auto const group : place.group)
            women += group == 0;
        women /= static_cast<double>(p.seats());
        double const alike = women * women + (1 - women) * (1 - women);
        double const nearby = .25 + .0625 + .0625;
        return std::pair(testing::binomial_z(same_region, ties, .75 + .25 * nearby),
                         testing::binomial_z(same_group, ties, .25 + .75 * alike));
    };
    auto const asked = z(layer_of(true));
    EXPECT_LT(std::abs(asked.first), 5);
    EXPECT_LT(std::abs(asked.second), 5);
    // Planted: the first band forgets the group.
    EXPECT_GT(std::abs(z(layer_of(false)).second), 5);
}

TEST(Matching, NothingIsStoredPerSeat)
{
    auto const place = town(200'000, 2);
    EXPECT_LT(static_cast<double>(place.layout->bytes()) / 200'000, 1.2); // units, two groups, starts
    auto const bytes = [](std::size_t seats) {
        return MatchingTies(town(seats, 2).layout, mixed(), 1, {1, 0}).bytes();
    };
    EXPECT_EQ(bytes(200'000), bytes(2'000));
}

TEST(Matching, RefusesMoreTiesThanASeatHasRoomFor)
{
    auto const place = hall(10);
    EXPECT_THROW(MatchingTies(place.layout, {{Reach::world, false, {{1, 5000}}}}, 1, {}),
                 std::invalid_argument);
    EXPECT_THROW(MatchingTies(place.layout, {{Reach::world, false, {}}}, 1, {}), std::invalid_argument);
}

} // namespace
} // namespace groundswell
