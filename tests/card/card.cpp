#include "card/card.hpp"

#include <atomic>
#include <cstdlib>
#include <cstring>
#include <gtest/gtest.h>
#include <thread>

#include "block/team_of_threads.hpp"
#include "engine/observation.hpp"
#include "engine/small_world.hpp"

namespace groundswell {
namespace {

using testing::lively;

/// Runs each job by several threads, in memory that is as small as a test wants it.
class SmallDevice final : public Device {
  public:
    SmallDevice(std::size_t memory, std::atomic<int>& batches) : memory_(memory), batches_(batches) {}

    std::string name() const override { return "a small device"; }
    std::size_t free_memory() const override { return memory_ - used_; }
    std::uint32_t jobs_at_once() const override { return 2; }
    std::byte* allocate(std::size_t bytes) override
    {
        if (bytes > memory_ - used_) return nullptr;
        used_ += bytes;
        sizes_.push_back(bytes);
        return static_cast<std::byte*>(std::malloc(bytes));
    }
    void release(std::byte* memory) override
    {
        used_ -= sizes_.back(); // the last first
        sizes_.pop_back();
        std::free(memory);
    }
    void clear(std::byte* memory, std::size_t bytes) override { std::memset(memory, 0, bytes); }
    void upload(std::byte* to, void const* from, std::size_t bytes) override { std::memcpy(to, from, bytes); }
    void download(void* to, std::byte const* from, std::size_t bytes) override
    {
        std::memcpy(to, from, bytes);
    }
    void run(block::Job* jobs, std::uint32_t n) override
    {
        ++batches_;
        for (std::uint32_t i = 0; i < n; ++i)
            block::TeamOfThreads(3).run(
                [&](auto const& member) { block::run_job(member, jobs[i], jobs[i].memory); });
    }

  private:
    std::size_t memory_, used_{0};
    std::vector<std::size_t> sizes_;
    std::atomic<int>& batches_;
};

/// A short run, and what the engine makes of it.
struct Lively {
    Scenario scenario = [] {
        Scenario out = lively();
        out.parameters.run.weeks = 20;
        return out;
    }();
    Key key(std::uint32_t replicate) const { return {scenario.seed, replicate}; }
    std::uint64_t by_engine(std::uint32_t replicate) const
    {
        Simulation simulation(build_world(scenario, key(replicate)), scenario, key(replicate));
        std::vector<Counts> weeks;
        while (simulation.week() < 20) {
            simulation.step();
            weeks.push_back(simulation.counts());
        }
        return result_hash(weeks, simulation.state());
    }
    /// @return nothing if it had no room
    std::optional<std::uint64_t> on(Card& card, std::uint32_t replicate, Stop stop = {}) const
    {
        auto const world = build_world(scenario, key(replicate));
        Simulation const start(world, scenario, key(replicate));
        block::BlockRun run(world, scenario, key(replicate), start.state());
        auto const recorded = card.run(run, 20, 5, stop);
        if (!recorded) return {};
        return result_hash(recorded->series, run.state());
    }
};

constexpr std::size_t mebibyte = std::size_t{1} << 20;

/// Devices with so much memory each [MiB].
struct Devices {
    std::atomic<int> batches{0};
    Card card;

    explicit Devices(std::initializer_list<std::size_t> sizes)
        : card([&] {
              std::vector<std::unique_ptr<Device>> out;
              for (std::size_t const size : sizes)
                  out.push_back(std::make_unique<SmallDevice>(size * mebibyte, batches));
              return out;
          }())
    {}
};

void run_many(Lively const& world, Card& card, std::uint32_t replicates)
{
    std::vector<std::thread> threads;
    for (std::uint32_t i = 0; i < replicates; ++i)
        threads.emplace_back([&, i] { EXPECT_EQ(world.on(card, i), world.by_engine(i)) << i; });
    for (auto& thread : threads)
        thread.join();
}

TEST(Card, RunsTogetherWhatManyThreadsHandOver)
{
    Devices devices{200};
    run_many({}, devices.card, 8);
    EXPECT_EQ(devices.card.use().replicates, 8U);
}

TEST(Card, RunsInPartsWhatHasNoRoomAtOnce)
{
    Devices devices{5}; // for one of the two that it runs at once
    run_many({}, devices.card, 6);
    EXPECT_EQ(devices.card.use().replicates, 6U);
    EXPECT_EQ(devices.batches, 6);
}

TEST(Card, UsesAllDevices)
{
    Devices devices{200, 200, 200};
    EXPECT_EQ(devices.card.name(), "a small device and 2 more");
    EXPECT_EQ(devices.card.replicates_at_once(), 12);
    run_many({}, devices.card, 9);
}

TEST(Card, GivesBackAWorldThatHasNoRoomAlone)
{
    Devices devices{1};
    EXPECT_EQ(Lively().on(devices.card, 0), std::nullopt);
    auto const use = devices.card.use();
    EXPECT_EQ(use.others, 1U);
    EXPECT_TRUE(use.why.starts_with("it needs ")) << use.why;
    EXPECT_TRUE(use.why.ends_with(" on a small device, and 1 MiB are free")) << use.why;
}

TEST(Card, StopsAndGoesOnForOthers)
{
    Devices devices{200};
    std::atomic<bool> const asked{true};
    EXPECT_THROW(Lively().on(devices.card, 0, Stop(asked)), Stopped);
    EXPECT_EQ(Lively().on(devices.card, 0), Lively().by_engine(0));
}

/// Far more happens than there is room for: it is said, nothing is written beyond, and nobody takes the
/// results.
TEST(Card, GivesBackWhatFoundNoRoom)
{
    Lively busy;
    busy.scenario.parameters.propensity.everyday.median = 200;
    busy.scenario.parameters.propensity.everyday.share = {1, 1};
    Devices devices{200};
    EXPECT_EQ(busy.on(devices.card, 0), std::nullopt);
    EXPECT_EQ(devices.card.use().replicates, 0U);
    EXPECT_EQ(devices.card.use().why, "more happens in a week than a card has room for");
    EXPECT_EQ(Lively().on(devices.card, 1), Lively().by_engine(1));
}

} // namespace
} // namespace groundswell
