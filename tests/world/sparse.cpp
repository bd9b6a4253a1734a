#include "world/sparse.hpp"

#include <gtest/gtest.h>
#include <map>

namespace groundswell {
namespace {

std::vector<std::pair<Seat, int>> rows_of(SparseColumn<int> const& column)
{
    return {column.begin(), column.end()};
}

TEST(SparseColumn, BehavesLikeAnOrderedMap)
{
    SparseColumn<int> column;
    std::map<Seat, int> plain;
    std::uint64_t x = 1;
    for (int step = 0; step < 20000; ++step) {
        x = mix64(x + 0x9E3779B97F4A7C15ULL);
        auto const seat = static_cast<Seat>((x >> 8) % 3000);
        switch (x % 4) {
        case 0:
            column.erase(seat);
            plain.erase(seat);
            break;
        case 1:
            ++column[seat];
            ++plain[seat];
            break;
        default:
            column[seat] = step;
            plain[seat] = step;
        }
        int const* found = column.find(seat + 1);
        auto const there = plain.find(seat + 1);
        ASSERT_EQ(found != nullptr, there != plain.end());
        if (found) {
            ASSERT_EQ(*found, there->second);
        }
    }
    EXPECT_EQ(column.size(), plain.size());
    EXPECT_EQ(rows_of(column), (std::vector<std::pair<Seat, int>>(plain.begin(), plain.end())));
}

TEST(SparseColumn, ErasesWhileIterating)
{
    SparseColumn<int> column;
    for (Seat seat = 0; seat < 2000; seat += 7)
        column[seat] = static_cast<int>(seat);
    for (auto at = column.begin(); at != column.end();)
        at = at->second % 2 == 0 ? column.erase(at) : std::next(at);
    std::vector<std::pair<Seat, int>> odd;
    for (Seat seat = 7; seat < 2000; seat += 14)
        odd.emplace_back(seat, static_cast<int>(seat));
    EXPECT_EQ(rows_of(column), odd);
    EXPECT_EQ(column.size(), odd.size());
}

TEST(SparseColumn, RelabelsAtOnce)
{
    SparseColumn<int> column;
    column[1] = 10;
    column[2] = 20;
    column[300] = 30;
    column[4] = 40;
    // A swap, a move across pages, and one who leaves; 5 has no row.
    column.relabel({{1, 2}, {2, 1}, {4, no_seat}, {5, 900}, {300, 4}});
    EXPECT_EQ(rows_of(column), (std::vector<std::pair<Seat, int>>{{1, 20}, {2, 10}, {4, 30}}));
}

TEST(SparseColumn, EqualityLooksAtRowsOnly)
{
    SparseColumn<int> a, b;
    a[5000] = 1;
    a.erase(5000);
    EXPECT_TRUE(a == b);
    a[3] = 1;
    EXPECT_FALSE(a == b);
    b[3] = 1;
    EXPECT_TRUE(a == b);
}

} // namespace
} // namespace groundswell
