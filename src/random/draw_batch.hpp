#pragma once
#include <span>

#include "random/draw.hpp"

namespace groundswell {

/// `draw_block` for many entities and partners, the rest of the address the same: out[i] = draw_block(key,
/// purpose, entities[i], partners[i], week, block).
///
/// Four counters run side by side where the processor can (AVX2, asked when the program starts), else one
/// after the other; the numbers are the same.
///
/// @param partners  as many as entities, or none: 0
/// @param out       room for entities.size()
void draw_blocks(Key key, Purpose purpose, std::span<std::uint32_t const> entities,
                 std::span<std::uint32_t const> partners, Week week, std::uint32_t block, Block* out);

} // namespace groundswell
