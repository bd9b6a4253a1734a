#pragma once
#include <vector>

#include "engine/range_work.hpp"
#include "parallel/executor.hpp"
#include "world/world.hpp"

namespace groundswell {

/// Cut the seats where no team tie crosses, into ranges of at least `least` seats (the last may be smaller).
/// The result is one range where there is no such cut, or where there are at most `least` seats.
std::vector<ClosedRange> closed_ranges(World const& world, std::size_t least = 8192);

/// Give each thread a `RangeWork` of its own if there are ranges enough for all; otherwise all threads share
/// one.
std::vector<RangeWork> share_threads(Executor executor, std::size_t ranges);

} // namespace groundswell
