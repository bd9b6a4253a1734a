#pragma once
#include <cstdint>
#include <filesystem>
#include <groundswell/scenario.hpp>
#include <optional>

#include "engine/state.hpp"

namespace groundswell {

struct World;

/// Burnt-in states on disk, so that the same burn-in is not run twice: one file per (everything that burn-in
/// depends on, seed, replicate, version of the program). Private files (mode 600) without ids of people.
/// Each holds its own name, so that one under another's name is not taken for it. A folder that was there
/// before keeps its mode. Losing them costs time only; a damaged one is made again. Together they stay within
/// a limit: after a new one is kept, the oldest are removed.
class BurnInCache {
  public:
    /// Create the folder. Where that is empty or cannot be written, a cache that keeps nothing.
    explicit BurnInCache(std::filesystem::path folder, std::uintmax_t limit_bytes = 256ULL << 20);

    /// Nothing if it was not kept, or what is under its name is no plain file of this user, is another's
    /// state, or cannot be a state of this world.
    std::optional<SimulationState> find(Scenario const& scenario, std::uint32_t replicate,
                                        World const& world) const;
    /// Written to a temporary name and renamed, so that nobody sees half a file. Failure is silent, and a
    /// state larger than the limit is not kept.
    void keep(Scenario const& scenario, std::uint32_t replicate, SimulationState const& state) const;
    bool active() const { return !folder_.empty(); }

  private:
    /// Remove the oldest states until the others are within the limit.
    void prune() const;
    std::filesystem::path file(Scenario const& scenario, std::uint32_t replicate) const;
    std::filesystem::path folder_;
    std::uintmax_t limit_bytes_{0};
};

} // namespace groundswell
