#pragma once
#include <cstdint>
#include <filesystem>
#include <optional>

#include "engine/state.hpp"
#include "scenario/scenario.hpp"

namespace groundswell {

/// Burnt-in states on disk, so that the same burn-in is not run twice: one file per (everything that burn-in
/// depends on, seed, replicate, version of the program). Private files (mode 600) without ids of people.
/// Losing them costs time only; a damaged one is made again. The folder is kept below 256 MiB, oldest files
/// first.
class BurnInCache {
  public:
    /// The user's cache: $GROUNDSWELL_CACHE (empty: no cache), else $XDG_CACHE_HOME/groundswell, else
    /// ~/.cache/groundswell. Where none can be written, a cache that keeps nothing.
    static BurnInCache standard();

    BurnInCache() = default;
    explicit BurnInCache(std::filesystem::path folder);

    std::optional<SimulationState> find(Scenario const& scenario, std::uint32_t replicate) const;
    /// Written to a temporary name and renamed, so that nobody sees half a file. Failure is silent.
    void keep(Scenario const& scenario, std::uint32_t replicate, SimulationState const& state) const;
    /// Remove the oldest files above the limit.
    void prune() const;

    bool active() const { return !folder_.empty(); }

  private:
    std::filesystem::path file(Scenario const& scenario, std::uint32_t replicate) const;
    std::filesystem::path folder_;
};

} // namespace groundswell
