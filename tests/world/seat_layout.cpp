#include <algorithm>
#include <gtest/gtest.h>

#include "base/mix64.hpp"
#include "layout_for_tests.hpp"
#include "world/nested_teams.hpp"
#include "world/permutation.hpp"
#include "world/seat_layout.hpp"
#include "world/ties.hpp"

namespace groundswell {
namespace {

TEST(BitIndex, CountsAndFindsAsALoopDoes)
{
    for (std::uint32_t const spacing : {1U, 2U, 3U, 7U, 100U, 5000U}) {
        std::size_t const size = 20'000;
        auto const member = [spacing](std::size_t i) { return mix64(i) % spacing == 0; };
        BitIndex const index(size, member);
        std::uint32_t before = 0;
        for (std::uint32_t i = 0; i < size; ++i) {
            ASSERT_EQ(index.before(i), before);
            ASSERT_EQ(index.contains(i), member(i));
            if (!member(i)) continue;
            ASSERT_EQ(index.at(before), i);
            ++before;
        }
        EXPECT_EQ(index.before(size), before);
        EXPECT_EQ(index.count(), before);
        EXPECT_LT(index.bytes(), size / 5);
    }
}

TEST(KeyedPermutation, IsOneToOneAndKnowsItsInverse)
{
    for (std::uint64_t const n : {1, 2, 3, 4, 5, 16, 17, 63, 64, 65, 1000, 4097}) {
        KeyedPermutation const permutation(n, 7 * n);
        std::vector<bool> seen(n, false);
        for (std::uint64_t x = 0; x < n; ++x) {
            auto const y = permutation(x);
            ASSERT_LT(y, n);
            ASSERT_FALSE(seen[y]);
            seen[y] = true;
            ASSERT_EQ(permutation.inverse(y), x);
        }
    }
    KeyedPermutation const large((std::uint64_t{1} << 34) + 12'345, 99);
    for (std::uint64_t x = 0; x < 1000; ++x)
        ASSERT_EQ(large.inverse(large(x * 17'179'869)), x * 17'179'869);
}

TEST(EvenSplit, DividesLikeALoop)
{
    for (std::uint32_t n = 1; n < 200; ++n)
        for (std::uint32_t const size : {1U, 2U, 10U, 50U}) {
            EvenSplit const split(n, size);
            std::uint32_t x = 0;
            for (std::uint32_t part = 0; part < split.parts(); ++part) {
                ASSERT_EQ(split.first_of(part), x);
                ASSERT_GE(split.size_of(part), 1U);
                for (std::uint32_t i = 0; i < split.size_of(part); ++i, ++x)
                    ASSERT_EQ(split.part_of(x), part);
            }
            ASSERT_EQ(x, n);
        }
}

TEST(SeatLayout, KnowsWhatTheBoundsSay)
{
    auto const town = testing::town(3000, 5);
    auto const& p = *town.layout;
    for (Seat seat = 0; seat < p.seats(); ++seat) {
        ASSERT_TRUE(p.unit(p.unit_of(seat)).contains(seat));
        ASSERT_TRUE(p.region(p.region_of(seat)).contains(seat));
        ASSERT_TRUE(p.team_of(seat).contains(seat));
        ASSERT_EQ(p.group_of(seat), town.group[seat]);
    }
    for (Unit u = 0; u < p.units(); ++u) {
        auto const i = p.institution_of(u);
        ASSERT_LE(p.bounds().institution_first[i], u);
        ASSERT_LT(u, p.bounds().institution_first[i + 1]);
        ASSERT_TRUE(p.institution(i).contains(p.unit(u).first));
        ASSERT_TRUE(p.institution(i).contains(p.unit(u).last - 1));
    }
}

/// Cliques as `NestedTeams` defines them, listed one by one.
std::vector<std::vector<Seat>> cliques_of(SeatLayout const& p)
{
    std::vector<std::vector<Seat>> out;
    auto const divide = [&](std::vector<Seat> const& seats, std::uint32_t size) {
        std::vector<Seat> leads;
        EvenSplit const parts(static_cast<std::uint32_t>(seats.size()), size);
        for (std::uint32_t part = 0; part < parts.parts(); ++part) {
            auto const begin = seats.begin() + parts.first_of(part);
            out.emplace_back(begin, begin + parts.size_of(part));
            leads.push_back(*begin);
        }
        return leads;
    };
    for (std::uint32_t i = 0; i < p.institutions(); ++i) {
        std::vector<Seat> heads;
        for (Unit u = p.bounds().institution_first[i]; u < p.bounds().institution_first[i + 1]; ++u) {
            std::vector<Seat> seats;
            for (Seat seat = p.unit(u).first; seat < p.unit(u).last; ++seat)
                seats.push_back(seat);
            auto const leads = divide(seats, p.bounds().team_size);
            out.push_back(leads);
            heads.push_back(leads.front());
        }
        while (heads.size() > 1)
            heads = divide(heads, p.bounds().span);
    }
    return out;
}

TEST(NestedTeams, AreTheirCliques)
{
    auto const town = testing::town(4000, 3);
    TieLayer const layer{NestedTeams(town.layout)};
    auto const cliques = cliques_of(*town.layout);
    std::vector<std::vector<Seat>> expected(4000);
    std::vector<int> led(4000, 0);
    for (auto const& clique : cliques) {
        led[clique.front()] += clique.size() > 1;
        for (Seat const a : clique)
            for (Seat const b : clique)
                if (a != b) expected[a].push_back(b);
    }
    for (Seat seat = 0; seat < 4000; ++seat) {
        std::vector<Seat> found;
        layer.for_each(seat, [&](Seat other) { found.push_back(other); });
        ASSERT_EQ(layer.degree(seat), found.size());
        std::ranges::sort(found);
        std::ranges::sort(expected[seat]);
        ASSERT_EQ(found, expected[seat]) << seat; // so no two share two cliques
        for (Seat const other : found)
            ASSERT_TRUE(layer.tied(seat, other));
        ASSERT_FALSE(layer.tied(seat, seat));
        ASSERT_EQ(std::get<NestedTeams>(layer.stored()).levels_led(seat), led[seat]);
        for (Seat step = 1; step < 4000; step += 97) {
            Seat const other = (seat + step) % 4000;
            ASSERT_EQ(layer.tied(seat, other), std::ranges::binary_search(found, other));
        }
    }
}

} // namespace
} // namespace groundswell
