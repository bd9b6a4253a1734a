#pragma once
#include <vector>

#include "engine/range_work.hpp"
#include "parallel/executor.hpp"
#include "world/world.hpp"

namespace groundswell {

inline constexpr std::size_t least_of_range = 8192;

/// Cut seats where no team tie crosses, into ranges of at least `least` seats (the last may be smaller).
/// The result is one range where there is no such cut, or where there are at most `least` seats.
std::vector<ClosedRange> closed_ranges(World const& world, std::size_t least = least_of_range);
/// The same for the seats of `within` alone, out of which no team tie leads. None if there are no seats.
std::vector<ClosedRange> closed_ranges(World const& world, SeatRange within,
                                       std::size_t least = least_of_range);

/// Cut the seats into parts of about the same size, where neither a team tie nor an institution crosses.
/// Parts are empty where there are too few such cuts.
///
/// @return the first seat of each part, and one past the last of all
std::vector<Seat> closed_parts(World const& world, int parts);

/// Give each thread a `RangeWork` of its own if there are ranges enough for all; otherwise all threads share
/// one.
std::vector<RangeWork> share_threads(Executor executor, std::size_t ranges);

} // namespace groundswell
