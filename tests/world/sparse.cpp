#include <gtest/gtest.h>
#include <map>
#include <string>

#include "base/mix64.hpp"
#include "world/sparse.hpp"

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

// Values that own memory: a leak or a value used after its end is seen by the address sanitizer.
TEST(SparseColumn, HoldsAnyValue)
{
    SparseColumn<std::string> column;
    std::map<Seat, std::string> plain;
    std::uint64_t x = 2;
    for (int step = 0; step < 20000; ++step) {
        x = mix64(x + 0x9E3779B97F4A7C15ULL);
        auto const seat = static_cast<Seat>((x >> 8) % 700);
        if (x % 3 == 0) {
            column.erase(seat);
            plain.erase(seat);
        } else {
            column[seat] += std::string(x % 40, 'a');
            plain[seat] += std::string(x % 40, 'a');
        }
        if (step % 1000 == 0) {
            auto const copy = column;
            column = SparseColumn<std::string>{};
            column = copy;
        }
    }
    std::vector<std::pair<Seat, std::string>> const rows{column.begin(), column.end()};
    EXPECT_EQ(rows, (std::vector<std::pair<Seat, std::string>>(plain.begin(), plain.end())));
}

TEST(SparseColumn, TakesAByteMoreThanItsValues)
{
    SparseColumn<std::int16_t> column;
    for (Seat seat = 0; seat < 256 * 100; ++seat)
        column[seat] = 1;
    EXPECT_LT(static_cast<double>(column.bytes()) / (256 * 100), 3.2);
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

TEST(SparseColumn, FindsWhatItRememberedAndWhatHasMoved)
{
    SparseColumn<int> column;
    std::uint8_t place = 0;
    EXPECT_EQ(column.find(300, place), nullptr);
    for (Seat seat : {300U, 310U, 320U, 511U, 512U})
        column[seat] = static_cast<int>(seat);
    std::map<Seat, std::uint8_t> remembered;
    auto const find = [&](Seat seat) { return column.find(seat, remembered[seat]); };
    for (int again = 0; again < 2; ++again)
        EXPECT_EQ(*find(320), 320);
    EXPECT_EQ(remembered[320], 2);
    column.erase(300); // 320 moves down, 511 to where 320 was remembered
    EXPECT_EQ(*find(320), 320);
    EXPECT_EQ(remembered[320], 1);
    column[290] = 1;
    EXPECT_EQ(*find(320), 320);
    EXPECT_EQ(remembered[320], 2);
    column.erase(320);
    EXPECT_EQ(find(320), nullptr);
    EXPECT_EQ(find(100000), nullptr);
    for (Seat seat = 256; seat < 512; ++seat)
        column[seat] = static_cast<int>(seat);
    for (int again = 0; again < 2; ++again)
        EXPECT_EQ(*find(511), 511);
    EXPECT_EQ(remembered[511], 255);
}

TEST(SparseColumn, GoesThroughTheRowsBetween)
{
    SparseColumn<int> column;
    for (Seat seat = 0; seat < 2000; seat += 3)
        column[seat] = static_cast<int>(seat);
    for (auto const& [begin, end] : {std::pair{0U, 2000U},
                                     {255U, 256U},
                                     {256U, 257U},
                                     {200U, 600U},
                                     {511U, 513U},
                                     {700U, 700U},
                                     {1990U, 9000U},
                                     {5000U, 9000U}}) {
        std::vector<std::pair<Seat, int>> seen, expected;
        column.for_each(begin, end, [&](Seat seat, int value) { seen.emplace_back(seat, value); });
        for (auto const& row : column)
            if (row.first >= begin && row.first < end) expected.push_back(row);
        EXPECT_EQ(seen, expected) << begin << " to " << end;
    }
}

TEST(SparseColumn, FillsPages)
{
    SparseColumn<int> column, plain;
    column.open_pages(600);
    EXPECT_EQ(column.pages(), 3U);
    column.fill_page(2, {{512, 1}, {599, 2}});
    column.fill_page(0, {{255, 3}});
    plain[255] = 3;
    plain[512] = 1;
    plain[599] = 2;
    EXPECT_TRUE(column == plain);
    EXPECT_EQ(column.size(), 3U);
    column.erase(599);
    EXPECT_FALSE(column == plain);
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
