#pragma once
#include <span>
#include <vector>

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

/// Addresses that are listed first and drawn at together. It keeps its room.
class DrawBatch {
  public:
    /// Put an address at place n, whatever stood there.
    void put(std::size_t n, std::uint32_t entity, std::uint32_t partner)
    {
        if (n >= entities_.size()) {
            entities_.resize(2 * n + 64);
            partners_.resize(2 * n + 64);
            blocks_.resize(2 * n + 64);
        }
        entities_[n] = entity;
        partners_[n] = partner;
    }

    /// Draw at the first n addresses.
    void draw(Key key, Purpose purpose, Week week, std::size_t n)
    {
        draw_blocks(key, purpose, std::span(entities_).first(n), std::span(partners_).first(n), week, 0,
                    blocks_.data());
    }

    /// From place `begin` to before `end`.
    std::span<std::uint32_t const> entities(std::size_t begin, std::size_t end) const
    {
        return std::span(entities_).subspan(begin, end - begin);
    }
    std::span<Block const> blocks(std::size_t begin, std::size_t end) const
    {
        return std::span(blocks_).subspan(begin, end - begin);
    }

  private:
    std::vector<std::uint32_t> entities_, partners_;
    std::vector<Block> blocks_;
};

} // namespace groundswell
