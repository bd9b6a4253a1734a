#pragma once
#include <vector>

#include "engine/stage.hpp"

namespace groundswell {

/// Cut the seats where no tie of a team crosses, into ranges of at least `least` seats (the last may be
/// smaller). One range if there is no such place, or no more than `least` seats.
std::vector<ClosedRange> closed_ranges(World const& world, std::size_t least = 8192);

/// One scenery for each thread if there are ranges enough for all of them, else one that they share.
std::vector<Scenery> sceneries(Executor executor, std::size_t ranges);

} // namespace groundswell
