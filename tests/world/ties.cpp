#include "world/ties.hpp"

#include <algorithm>
#include <gtest/gtest.h>

namespace groundswell {
namespace {

using Pairs = std::vector<std::pair<Seat, Seat>>;

/// Every question that a layer can be asked must have the answer that the list of pairs gives.
void expect_agrees(TieLayer const& layer, std::size_t seats, Pairs const& pairs)
{
    ASSERT_EQ(layer.seats(), seats);
    EXPECT_EQ(layer.size(), pairs.size());
    for (Seat from = 0; from < seats; ++from) {
        std::vector<Seat> expected;
        for (auto const& [a, b] : pairs)
            if (a == from) expected.push_back(b);
        std::vector<Seat> called, indexed;
        layer.for_each(from, [&](Seat to) { called.push_back(to); });
        for (std::uint32_t k = 0; k < layer.degree(from); ++k)
            indexed.push_back(layer.neighbour(from, k));
        EXPECT_EQ(called, indexed) << "seat " << from;
        std::ranges::sort(called);
        std::ranges::sort(expected);
        EXPECT_EQ(called, expected) << "seat " << from;
        for (Seat to = 0; to < seats; ++to)
            EXPECT_EQ(layer.tied(from, to), std::ranges::count(expected, to) == 1) << from << " to " << to;
    }
}

TEST(Ties, ExplicitRowsAgreeWithTheirPairs)
{
    Pairs const pairs{{0, 3}, {0, 1}, {3, 0}, {2, 4}, {4, 2}, {4, 0}};
    expect_agrees(TieLayer(rows_from_pairs(6, pairs)), 6, pairs);
}

TEST(Ties, RowsDropSelfTiesAndRepeats)
{
    Pairs const pairs{{1, 1}, {0, 2}, {0, 2}, {2, 0}};
    expect_agrees(TieLayer(rows_from_pairs(3, pairs)), 3, {{0, 2}, {2, 0}});
}

TEST(Ties, GroupsAgreeWithTheirCliques)
{
    // Two teams, a clique of their leads 0 and 3, somebody in no team, somebody alone.
    std::vector<std::vector<Seat>> const groups{{2, 0, 1}, {3, 4}, {0, 3}, {6}};
    Pairs pairs;
    for (auto const& group : groups)
        for (Seat const a : group)
            for (Seat const b : group)
                if (a != b) pairs.emplace_back(a, b);
    expect_agrees(TieLayer(ties_from_groups(7, groups)), 7, pairs);
}

TEST(Ties, GroupsAreStoredWithoutEdges)
{
    std::vector<Seat> everyone(10'000);
    for (Seat seat = 0; seat < everyone.size(); ++seat)
        everyone[seat] = seat;
    TieLayer const layer(ties_from_groups(everyone.size(), {everyone}));
    EXPECT_EQ(layer.size(), 10'000ULL * 9'999);
    EXPECT_EQ(layer.neighbour(5'000, 4'999), 4'999U);
    EXPECT_EQ(layer.neighbour(5'000, 5'000), 5'001U);
}

} // namespace
} // namespace groundswell
