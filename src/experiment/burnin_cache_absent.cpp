#include <groundswell/run.hpp>

#include "experiment/burnin_cache.hpp"

/// Where there are no files (a web page), a cache that keeps nothing.
namespace groundswell {

std::filesystem::path standard_cache()
{
    return {};
}

BurnInCache::BurnInCache(std::filesystem::path, std::uintmax_t) {}

std::optional<SimulationState> BurnInCache::find(Scenario const&, std::uint32_t, World const&) const
{
    return std::nullopt;
}

void BurnInCache::keep(Scenario const&, std::uint32_t, SimulationState const&) const {}

} // namespace groundswell
