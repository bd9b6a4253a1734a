#pragma once
#include <span>
#include <vector>

#include "random/draw.hpp"

namespace groundswell {

/// Call `draw_block` for many entities and partners at an otherwise equal address: out[i] = draw_block(key,
/// purpose, entities[i], partners[i], week, block).
///
/// Four counters are computed at once if the processor has AVX2 (asked when the program starts), else one
/// after the other. The numbers are the same.
///
/// @param partners  as many as entities; if empty, every partner is 0
/// @param out       has room for entities.size() blocks
void draw_blocks(Key key, Purpose purpose, std::span<std::uint32_t const> entities,
                 std::span<std::uint32_t const> partners, Week week, std::uint32_t block, Block* out);

/// A list of addresses at which to draw in one batch. Buffers are kept between uses.
class DrawBatch {
  public:
    /// Set the address at place n.
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

    /// Draw at the first n addresses of the list.
    void draw(Key key, Purpose purpose, Week week, std::size_t n)
    {
        draw_blocks(key, purpose, std::span(entities_).first(n), std::span(partners_).first(n), week, 0,
                    blocks_.data());
    }

    /// The draws of places begin .. end-1.
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
