#include "parallel/executor.hpp"

#include <atomic>
#include <gtest/gtest.h>
#include <numeric>
#include <stdexcept>
#include <vector>

namespace groundswell {
namespace {

TEST(Executor, BlocksAreAPartitionInOrder)
{
    for (int const threads : {1, 2, 7})
        for (std::size_t const n : {0U, 1U, 6U, 7U, 1000U}) {
            Executor const executor(threads);
            std::vector<std::pair<std::size_t, std::size_t>> blocks(static_cast<std::size_t>(threads));
            std::atomic<int> calls{0};
            executor.for_blocks(n, [&](int thread, std::size_t begin, std::size_t end) {
                blocks[static_cast<std::size_t>(thread)] = {begin, end};
                ++calls;
            });
            EXPECT_EQ(calls, threads);
            std::size_t at = 0;
            for (auto const& [begin, end] : blocks) {
                EXPECT_EQ(begin, at);
                EXPECT_LE(end - begin, n / static_cast<std::size_t>(threads) + 1);
                at = end;
            }
            EXPECT_EQ(at, n);
        }
}

TEST(Executor, EveryBlockIsTrueOnlyIfAllAre)
{
    for (int const threads : {1, 2, 7}) {
        Executor const executor(threads);
        for (std::size_t const odd : {0U, 50U, 99U, 1000U}) {
            auto const without = [odd](int, std::size_t begin, std::size_t end) {
                return odd < begin || odd >= end;
            };
            EXPECT_EQ(executor.every_block(100, without), odd >= 100) << threads << " threads, " << odd;
        }
        EXPECT_THROW(executor.every_block(10, [](int, std::size_t, std::size_t) -> bool { throw 1; }), int);
    }
}

TEST(Executor, AddsFromSeveralThreadsToOneSum)
{
    for (int const threads : {1, 2, 7}) {
        Executor const executor(threads);
        std::uint32_t sum = 0;
        executor.for_blocks(70'000, [&](int, std::size_t begin, std::size_t end) {
            for (std::size_t i = begin; i < end; ++i)
                executor.add(sum, i % 3 == 0);
        });
        EXPECT_EQ(sum, 23'334U) << threads << " threads";
    }
}

TEST(Executor, DynamicTakesEachOnce)
{
    for (int const threads : {1, 2, 7}) {
        std::vector<int> taken(500, 0);
        Executor(threads).for_each_dynamic(taken.size(), [&](std::size_t i) { ++taken[i]; });
        EXPECT_EQ(taken, std::vector<int>(500, 1));
    }
    Executor(2).for_each_dynamic(0, [](std::size_t) { FAIL(); });
}

TEST(Executor, AnExceptionReachesTheCaller)
{
    for (int const threads : {1, 2, 7}) {
        Executor const executor(threads);
        auto const block = [](int, std::size_t begin, std::size_t end) {
            if (begin <= 50 && 50 < end) throw std::runtime_error("block");
        };
        EXPECT_THROW(executor.for_blocks(100, block), std::runtime_error);
        auto const one = [](std::size_t i) {
            if (i == 50) throw std::out_of_range("one");
        };
        EXPECT_THROW(executor.for_each_dynamic(100, one), std::out_of_range);
    }
}

TEST(Executor, NothingIsBegunAfterAnException)
{
    std::size_t begun = 0;
    auto const work = [&](std::size_t i) {
        ++begun;
        if (i == 3) throw std::runtime_error("three");
    };
    EXPECT_THROW(Executor(1).for_each_dynamic(100, work), std::runtime_error);
    EXPECT_EQ(begun, 4U);
}

TEST(Executor, IsUsableAfterAnException)
{
    Executor const executor(3);
    EXPECT_THROW(executor.for_blocks(3, [](int, std::size_t, std::size_t) { throw 1; }), int);
    std::atomic<std::size_t> sum{0};
    executor.for_each_dynamic(10, [&](std::size_t i) { sum += i; });
    EXPECT_EQ(sum, 45U);
}

TEST(Executor, WorkWithinWorkIsDone)
{
    Executor const executor(3);
    std::atomic<int> inner{0};
    executor.for_blocks(3, [&](int, std::size_t, std::size_t) {
        executor.for_each_dynamic(5, [&](std::size_t) { ++inner; });
    });
    EXPECT_EQ(inner, 15);
}

TEST(Executor, ThreadsAreAtLeastOne)
{
    EXPECT_EQ(Executor(0).threads(), 1);
    EXPECT_EQ(Executor(-4).threads(), 1);
    EXPECT_EQ(Executor(7).threads(), 7);
    EXPECT_GE(Executor::available(), 1);
}

} // namespace
} // namespace groundswell
