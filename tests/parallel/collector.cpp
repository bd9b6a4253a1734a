#include "parallel/collector.hpp"

#include <gtest/gtest.h>
#include <memory>
#include <numeric>

#include "parallel/executor.hpp"

namespace groundswell {
namespace {

TEST(Collector, GathersEachItemOnceInTheOrderOfThreads)
{
    for (int const threads : {1, 2, 7}) {
        Executor const executor(threads);
        Collector<std::size_t> found(threads);
        for (std::size_t const n : {1000U, 10U, 0U}) {
            executor.for_blocks(n, [&](int thread, std::size_t begin, std::size_t end) {
                for (std::size_t i = begin; i < end; ++i)
                    found.add(thread, i);
            });
            std::vector<std::size_t> expected(n);
            std::iota(expected.begin(), expected.end(), std::size_t{0});
            // Blocks ascend with the threads, so their items do too; those of the round before are gone.
            EXPECT_EQ(found.gather(), expected) << threads << " threads";
            EXPECT_EQ(found.gathered(), expected);
        }
    }
}

TEST(Collector, ShowsWhatWasAddedWithoutTakingIt)
{
    Collector<int> found(2);
    found.add(1, 7);
    EXPECT_EQ(found.gather(), std::vector<int>{7});
    found.add(1, 2);
    found.add(0, 1);
    for (int look = 0; look < 2; ++look) {
        std::vector<int> seen;
        found.for_each_added([&seen](int item) { seen.push_back(item); });
        EXPECT_EQ(seen, (std::vector<int>{1, 2}));
    }
    EXPECT_EQ(found.gathered(), std::vector<int>{7});
    EXPECT_EQ(found.gather(), (std::vector<int>{1, 2}));
    found.for_each_added([](int) { ADD_FAILURE(); });
}

TEST(Collector, MovesItemsThatCannotBeCopied)
{
    Collector<std::unique_ptr<int>> found(2);
    found.add(1, std::make_unique<int>(3));
    ASSERT_EQ(found.gather().size(), 1U);
    EXPECT_EQ(*found.gathered()[0], 3);
}

} // namespace
} // namespace groundswell
