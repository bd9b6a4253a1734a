#include <groundswell/run_checkpoint.hpp>

#include "engine/progress.hpp"

/// Where there are no files (a web page), no run has a checkpoint. Whoever has none is never asked.
namespace groundswell {

std::optional<ReplicateProgress> RunCheckpoint::find(std::uint32_t, World const&) const
{
    return std::nullopt;
}

bool RunCheckpoint::due(Week) const
{
    return false;
}

void RunCheckpoint::keep(std::uint32_t, Simulation const&, Recorded const&) {}

} // namespace groundswell
