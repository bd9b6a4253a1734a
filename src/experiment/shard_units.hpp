#pragma once
#include <atomic>
#include <cstddef>
#include <groundswell/points.hpp>
#include <groundswell/shard.hpp>

namespace groundswell {

/// Tells which units of some work are run into a store, and ends the work where others have the rest. All
/// that spreads units over threads asks it, and nothing else knows of shards.
class ShardUnits {
  public:
    explicit ShardUnits(PointStore const& store) : shard_(store.shard()) {}

    bool has(std::size_t unit) const { return shard_.has(unit); }
    /// Whether a unit that the store lacks is to be run; if not, it is left to the others. From any thread.
    bool runs(std::size_t unit)
    {
        if (has(unit)) return true;
        left_ = true;
        return false;
    }
    /// Once every unit was run or left: end the work if any was left.
    ///
    /// @param more_follows  whether the work goes on from what the units give
    /// @throws LeftToOthers
    void finish(bool more_follows = false) const
    {
        if (left_) throw LeftToOthers(more_follows);
    }

  private:
    Shard shard_;
    std::atomic<bool> left_{false};
};

} // namespace groundswell
