#pragma once
#include <cstddef>
#include <functional>
#include <groundswell/run.hpp>

#include "parallel/processes.hpp"

namespace groundswell {

class Ranks;

/// Run replicates one after another, each with its world spread over the ranks of a job. All ranks call it.
///
/// @param options  without a checkpoint, an observer, and mechanisms of one's own. The cache is not used
/// @param sink     is handed results on rank 0
/// @param cut      is told once, on all ranks, how many of them hold people of the first world
/// @return what all ranks together sent, and how often they met
/// @throws Dismissed on ranks other than the first, if rank 0 fails before it comes here
Traffic run_spread_replicates(Ranks& ranks, Scenario const& scenario, RunOptions const& options, Sink& sink,
                              std::function<void(std::size_t busy)> const& cut);

} // namespace groundswell
