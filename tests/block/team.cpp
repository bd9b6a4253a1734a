#include "block/team.hpp"

#include <gtest/gtest.h>

#include "block/list.hpp"
#include "team_of_threads.hpp"

namespace groundswell::block {
namespace {

constexpr std::uint32_t team_sizes[]{1, 2, 3, 7};

TEST(Team, SharesEachItemOnce)
{
    for (std::uint32_t const threads : team_sizes)
        for (std::uint32_t const n : {0U, 1U, 6U, 7U, 100U}) {
            std::vector<int> shared(n, 0);
            TeamOfThreads(threads).run(
                [&](auto const& member) { share(member, n, [&](std::uint32_t i) { ++shared[i]; }); });
            EXPECT_EQ(shared, std::vector<int>(n, 1)) << threads << " threads";
        }
}

TEST(List, TakesWhatAllThreadsAppend)
{
    for (std::uint32_t const threads : team_sizes) {
        std::vector<std::uint32_t> room(500);
        List<std::uint32_t> list{room.data(), 500};
        TeamOfThreads(threads).run([&](auto const& member) {
            share(member, 500, [&](std::uint32_t i) { EXPECT_LT(list.append(member, i), 500U); });
        });
        EXPECT_EQ(list.size(), 500U);
        EXPECT_EQ(list.lost, 0U);
        std::ranges::sort(room);
        for (std::uint32_t i = 0; i < 500; ++i)
            EXPECT_EQ(room[i], i);
    }
}

TEST(List, SaysWhenItHadNoRoomAndWritesNothingBeyond)
{
    std::vector<int> room(12, -1);
    List<int> list{room.data(), 10};
    OneThread const alone;
    for (int i = 0; i < 10; ++i)
        EXPECT_EQ(list.append(alone, i), static_cast<std::uint32_t>(i));
    EXPECT_EQ(list.lost, 0U);
    EXPECT_EQ(list.append(alone, 10), 10U);
    EXPECT_GT(list.lost, 0U);
    EXPECT_EQ(list.size(), 10U);
    EXPECT_EQ(room[10], -1);
}

TEST(List, KeepsTheOrderOfWhatIsNotErased)
{
    std::vector<int> room{5, 2, 8, 3, 6};
    List<int> list{room.data(), 5, 5};
    list.erase_if([](int x) { return x % 2 == 0; });
    ASSERT_EQ(list.size(), 2U);
    EXPECT_EQ(list[0], 5);
    EXPECT_EQ(list[1], 3);
}

} // namespace
} // namespace groundswell::block
