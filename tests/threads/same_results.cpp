#include <groundswell/run.hpp>
#include <gtest/gtest.h>

#include "support/small_scenario.hpp"

namespace groundswell {
namespace {

/// Keeps the hash of each replicate.
struct Hashes : Sink {
    void take(ReplicateResult const& result) override { of.push_back(result.result_hash); }
    std::vector<std::uint64_t> of;
};

TEST(Threads, NeverChangeAResult)
{
    auto const scenario = testing::eventful_scenario();
    auto const hash = [&](int threads) {
        return run_replicate(scenario, 0, {.threads = threads}).result_hash;
    };
    auto const one = hash(1);
    EXPECT_EQ(hash(2), one);
    EXPECT_EQ(hash(7), one);
    EXPECT_NE(run_replicate(scenario, 1).result_hash, one);

    auto const hashes = [&](int threads) {
        Hashes sink;
        run_replicates(scenario, {.threads = threads, .replicates = 4}, sink);
        return sink.of;
    };
    EXPECT_EQ(hashes(1).size(), 4U);
    EXPECT_EQ(hashes(3), hashes(1));
}

TEST(Threads, LookAtTheStop)
{
    std::atomic<bool> asked{true};
    Hashes sink;
    EXPECT_THROW(run_replicates(testing::eventful_scenario(),
                                {.threads = 3, .replicates = 2, .stop = Stop(asked)}, sink),
                 Stopped);
}

} // namespace
} // namespace groundswell
