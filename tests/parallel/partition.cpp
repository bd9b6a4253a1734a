#include <array>
#include <gtest/gtest.h>
#include <vector>

#include "parallel/channel.hpp"
#include "parallel/partition.hpp"
#include "support/processes_in_threads.hpp"

namespace groundswell {
namespace {

using testing::ProcessesInThreads;

TEST(Partition, SaysWhoHoldsASeat)
{
    Partition const alone(5);
    EXPECT_TRUE(alone.alone());
    EXPECT_EQ(alone.size(), 5U);
    EXPECT_TRUE(alone.holds(0) && alone.holds(4) && !alone.holds(5));

    ProcessesInThreads processes(4);
    processes.run([](Processes& process) {
        Partition const partition(process, {0, 3, 3, 8, 10}); // the second holds none
        EXPECT_EQ(partition.busy(), 3U);
        for (Seat seat = 0; seat < 10; ++seat) {
            EXPECT_EQ(partition.holder(seat), seat < 3 ? 0U : seat < 8 ? 2U : 3U) << seat;
            EXPECT_EQ(partition.holds(seat), partition.holder(seat) == partition.number());
        }
        EXPECT_EQ(partition.size(), (std::array{3U, 0U, 5U, 2U}).at(partition.number()));
    });
}

TEST(Partition, BringsListsToThoseTheyAreFor)
{
    ProcessesInThreads processes(3);
    processes.run([](Processes& process) {
        Partition const partition(process, {0, 1, 2, 3});
        auto const self = static_cast<int>(partition.number());
        EXPECT_EQ(partition.exchange<int>({{10 * self}, {}, {10 * self + 2, 7}}),
                  self == 0   ? (std::vector{0, 10, 20})
                  : self == 1 ? std::vector<int>{}
                              : (std::vector{2, 7, 12, 7, 22, 7}));
        EXPECT_EQ(partition.gather(std::vector<int>(static_cast<std::size_t>(self), self)),
                  (std::vector{1, 2, 2}));
        EXPECT_EQ(partition.sum(partition.number() + 1), 6U);
        EXPECT_EQ(process.in_turn(5, [&](std::uint64_t x) { return 10 * x + partition.number(); }), 5012U);
    });
}

TEST(Partition, DeliversLettersAsOneProcess)
{
    constexpr Seat people = 30;
    auto const letters = [](Partition const& partition, int threads) {
        Executor const executor(threads);
        Channel<int> channel(executor, partition);
        for (int week = 0; week < 2; ++week) {
            channel.open();
            executor.for_blocks(partition.size(), [&](int thread, std::size_t begin, std::size_t end) {
                for (auto from = partition.begin() + static_cast<Seat>(begin); from < partition.begin() + end;
                     ++from)
                    for (Seat to = 0; to < people; to += 1 + from % 3)
                        channel.send(thread, {from % 4, to, from, static_cast<int>(to * 100 + from)});
            });
            channel.deliver();
        }
        std::vector<std::array<std::uint64_t, 4>> out;
        for (auto const& letter : channel.letters())
            out.push_back(
                {letter.recipient, letter.event, letter.sender, static_cast<std::uint64_t>(letter.payload)});
        return out;
    };
    auto const expected = letters(Partition(people), 1);
    for (int const threads : {1, 2}) {
        ProcessesInThreads processes(3);
        std::array<std::vector<std::array<std::uint64_t, 4>>, 3> parts;
        processes.run([&](Processes& process) {
            Partition const partition(process, {0, 7, 19, people});
            parts.at(partition.number()) = letters(partition, threads);
        });
        auto all = parts[0];
        for (auto const& part : {parts[1], parts[2]})
            all.insert(all.end(), part.begin(), part.end());
        EXPECT_EQ(all, expected);
    }
}

} // namespace
} // namespace groundswell
