#pragma once
#include <groundswell/world.hpp>
#include <vector>

#include "world/world.hpp"

namespace groundswell {

TieLayer const& layer_of(World const& world, Layer layer);

/// The seats that a seat is tied to in a layer.
std::vector<Seat> ties_of(World const& world, Layer layer, Seat seat);

} // namespace groundswell
