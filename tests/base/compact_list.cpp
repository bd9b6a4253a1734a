#include <gtest/gtest.h>
#include <utility>
#include <vector>

#include "base/compact_list.hpp"
#include "base/mix64.hpp"

namespace groundswell {
namespace {

template <class T>
std::vector<T> items_of(CompactList<T> const& list)
{
    return {list.begin(), list.end()};
}

template <class T>
class CompactLists : public ::testing::Test {};
using ItemTypes = ::testing::Types<std::int16_t, std::uint32_t>;
TYPED_TEST_SUITE(CompactLists, ItemTypes);

TYPED_TEST(CompactLists, BehaveLikeAVector)
{
    std::vector<CompactList<TypeParam>> lists(8);
    std::vector<std::vector<TypeParam>> plain(8);
    std::uint64_t x = 1;
    for (int step = 0; step < 20000; ++step) {
        x = mix64(x + 0x9E3779B97F4A7C15ULL);
        auto const i = (x >> 8) % 8, j = (x >> 16) % 8;
        auto const item = static_cast<TypeParam>((x >> 24) % 5);
        switch (x % 32) {
        case 0:
            lists[i] = lists[j];
            plain[i] = plain[j];
            break;
        case 1:
            std::swap(lists[i], lists[j]);
            std::swap(plain[i], plain[j]);
            break;
        case 2:
            lists[i].remove(item);
            std::erase(plain[i], item);
            break;
        case 3:
            lists[i].resize((x >> 32) % 7);
            plain[i].resize((x >> 32) % 7);
            break;
        case 4:
            lists[i] = {};
            plain[i] = {};
            break;
        default:
            lists[i].push_back(item);
            plain[i].push_back(item);
        }
        ASSERT_EQ(items_of(lists[i]), plain[i]);
        ASSERT_LE(lists[i].size(), lists[i].capacity());
        ASSERT_EQ(lists[i] == lists[j], plain[i] == plain[j]);
    }
}

TYPED_TEST(CompactLists, NeedNoBlockWhileShort)
{
    CompactList<TypeParam> list;
    static_assert(sizeof list == 8);
    std::size_t const few = 8 / sizeof(TypeParam) - 1;
    for (std::size_t i = 0; i < few; ++i) {
        list.push_back(1);
        EXPECT_EQ(list.bytes(), 0U);
    }
    list.push_back(1);
    EXPECT_EQ(list.bytes() % 16, 8U); // what malloc hands out
    EXPECT_EQ(list.size(), few + 1);
}

TYPED_TEST(CompactLists, AreListedInBraces)
{
    CompactList<TypeParam> const list{3, 1, 4, 1, 5};
    EXPECT_EQ(items_of(list), (std::vector<TypeParam>{3, 1, 4, 1, 5}));
    EXPECT_EQ(list[4], 5);
    EXPECT_TRUE(CompactList<TypeParam>{}.empty());
}

} // namespace
} // namespace groundswell
