#pragma once
#include <vector>

#include "block/block_run.hpp"
#include "card/device.hpp"
#include "engine/progress.hpp"

namespace groundswell {

/// A world that lies on a device, and what its weeks leave there. Several are run side by side.
class PlacedRun {
  public:
    /// How much memory a run takes on a device [bytes].
    static std::size_t bytes_of(block::BlockRun const& run, Week end, int observe_every);

    /// Copy a world to a device.
    ///
    /// @param memory  on the device, as much as `bytes_of` says; outlives this
    /// @param end     of the horizon
    PlacedRun(Device& device, std::byte* memory, block::BlockRun& run, Week end, int observe_every);

    bool is_over() const { return run_->week() >= job_.end; }
    /// The job of the weeks that come next, up to a week in which rules change, or week 0.
    block::Job next_job();
    /// It was run. @param ran  as it came back
    void take(block::Job const& ran);

    /// Copy back what has changed.
    void fetch();
    /// What the weeks left: how people were before each week but the first, and at the end.
    Recorded recorded() const;

  private:
    Device* device_;
    block::BlockRun* run_;
    Week begun_;
    block::Job job_; ///< with pointers into the device
    block::Program on_device_;
    std::byte* rules_{nullptr}; ///< where the rules lie on the device
    std::byte* state_{nullptr};
    std::byte* left_{nullptr};
    std::vector<std::uint32_t> counts_, people_;
    std::vector<std::uint64_t> states_;
};

} // namespace groundswell
