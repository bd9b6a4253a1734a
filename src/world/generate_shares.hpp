#pragma once
#include <cstddef>
#include <groundswell/ids.hpp>
#include <span>
#include <vector>

#include "random/draw.hpp"

namespace groundswell {

/// Divide `total` into whole numbers in proportion to the shares (largest remainder; Hamilton 1792).
///
/// @param total   the number to divide
/// @param shares  at least one; none negative; sum above 0; only their proportion counts
/// @return one count per share; of equal remainders, the first is rounded up
std::vector<std::size_t> largest_remainder(std::size_t total, std::span<double const> shares);

/// Order seats by keyed draws, the smallest first (of equal draws, the smallest seat).
///
/// @param seats  consumed
/// @param at     address of the draw; its entity is replaced by the seat
std::vector<Seat> in_drawn_order(std::vector<Seat> seats, Key key, Purpose purpose, Address at = {});

/// Give each of `seats` a group, so that groups have exactly their shares. Which seat gets which group is
/// drawn.
///
/// U(assign_group; seat, 0, 0, 0) orders the seats; the first take group 0, the next group 1, and so on.
///
/// @param shares  by group, as for `largest_remainder`
/// @param group   by seat of the institution; only rows of `seats` are written
void assign_by_share(std::vector<Seat> seats, std::span<double const> shares, Key key,
                     std::vector<Group>& group);

} // namespace groundswell
