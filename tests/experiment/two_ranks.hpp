#pragma once
#include <condition_variable>
#include <functional>
#include <gtest/gtest.h>
#include <mutex>
#include <thread>

#include "experiment/rank_points.hpp"
#include "experiment/small_world.hpp"
#include "parallel/ranks.hpp"

namespace groundswell::testing {

/// Two ranks as threads of one process: rank 0 runs every other unit itself, and has rank 1 run the rest.
class TwoRanks {
  public:
    /// @param lead    what rank 0 does
    /// @param follow  the same command as rank 1 is given it
    TwoRanks(std::function<void(Ranks&)> const& lead, std::function<void(Ranks&)> const& follow)
    {
        std::thread other([&] { EXPECT_THROW(follow(follower_), Dismissed); });
        try {
            lead(leader_);
        } catch (...) {
            dismiss();
            other.join();
            throw;
        }
        dismiss();
        other.join();
    }

    std::size_t units_elsewhere() const { return leader_.elsewhere; }

  private:
    struct Follower final : Ranks {
        int rank() const override { return 1; }
        int size() const override { return 2; }
        Processes& processes(std::uint64_t, Stop) override { throw std::logic_error("not tried here"); }
        void share(SharedWork const&, Executor const&) override { ADD_FAILURE() << "only rank 0 shares"; }
        [[noreturn]] void serve(std::uint64_t of, RunUnit const& run, Executor const&) override
        {
            std::unique_lock lock(mutex);
            asked_of = of;
            handler = &run;
            changed.notify_all();
            changed.wait(lock, [this] { return dismissed; });
            throw Dismissed();
        }

        std::mutex mutex;
        std::condition_variable changed;
        RunUnit const* handler{nullptr};
        std::uint64_t asked_of{0};
        bool dismissed{false};
    };

    struct Leader final : Ranks {
        explicit Leader(Follower& follower) : other(&follower) {}

        int rank() const override { return 0; }
        int size() const override { return 2; }
        Processes& processes(std::uint64_t, Stop) override { throw std::logic_error("not tried here"); }
        void share(SharedWork const& work, Executor const&) override
        {
            {
                std::unique_lock lock(other->mutex);
                other->changed.wait(lock, [this] { return other->handler; });
            }
            EXPECT_EQ(work.of, other->asked_of);
            for (std::size_t i = 0; i < work.units.size(); ++i) {
                if (i % 2 == 1) {
                    work.run(i);
                    continue;
                }
                (*other->handler)(work.units[i], [&](std::string const& found) { work.take(i, found); });
                if (work.finished) work.finished(i);
                ++elsewhere;
            }
        }
        [[noreturn]] void serve(std::uint64_t, RunUnit const&, Executor const&) override
        {
            throw Dismissed();
        }

        Follower* other;
        std::size_t elsewhere{0};
    };

    void dismiss()
    {
        std::lock_guard const lock(follower_.mutex);
        follower_.dismissed = true;
        follower_.changed.notify_all();
    }

    Follower follower_;
    Leader leader_{follower_};
};

/// Points in memory that ranks share, and how many were run.
struct PointsOfRank {
    explicit PointsOfRank(Ranks& ranks) : shared(kept, ranks) {}
    CountingStore kept;
    RankPoints shared;
};

} // namespace groundswell::testing
