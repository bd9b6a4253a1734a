#pragma once
#include <cstdint>
#include <groundswell/run.hpp>
#include <vector>

namespace groundswell {

class Ranks;

/// The replicates that `run_replicates` is asked for, ascending.
std::vector<std::uint32_t> wanted_replicates(RunOptions const& options);

/// What ranks that are given replicates must agree on.
std::uint64_t hash_of_replicates(Scenario const& scenario, RunOptions const& options);

/// Do what `run_replicates` does, with the ranks of a job. Replicates are handed over as they come.
///
/// @throws Dismissed on ranks other than the first
void run_replicates_over(Ranks& ranks, Scenario const& scenario, RunOptions const& options, Sink& sink);

} // namespace groundswell
