#pragma once
#include <cstdint>

#include "random/draw.hpp"

namespace groundswell::published {

/// ModelId model a stream belongs to. Append-only: the number is part of the address of every draw.
enum class ModelId : std::uint32_t {
    granovetter = 1,
    watts = 2,
    norms = 3,
    naming = 4,
    critical_mass = 5,
    emperor = 6,
    contagion = 7
};

/// The draws of one replicate of one published model, in order.
///
/// These models are sequential by nature (one interaction, one generation after the other), so a draw's
/// address is its place in the replicate's stream: draw n is number n mod 4 of the block at purpose
/// `published`, entity `model * 65536 + role`, partner n / 4, week 0. Settings are not part of it: two
/// settings share their draws as long as they ask for the same ones. A role separates what should not move
/// together (a graph and what happens on it).
class Stream {
  public:
    Stream(Key key, ModelId model, std::uint32_t role = 0)
        : key_(key), entity_(static_cast<std::uint32_t>(model) << 16 | role)
    {}

    std::uint32_t bits32()
    {
        if (used_ == 4) refill();
        return block_[used_++];
    }

    /// Two draws that lie in one block; an odd draw left over is passed by.
    std::uint64_t bits64()
    {
        used_ += used_ & 1U;
        if (used_ == 4) refill();
        auto const high = std::uint64_t{block_[used_]} << 32;
        auto const both = high | block_[used_ + 1];
        used_ += 2;
        return both;
    }

    /// In (0,1), 32 bits.
    double uniform() { return unit_interval(bits32()); }

    /// In (0,1), 53 bits: for logarithms of small chances.
    double uniform53() { return (static_cast<double>(bits64() >> 11) + 0.5) * 0x1p-53; }

    /// In 0..n-1. The chances differ from 1/n by less than 2^-32.
    std::uint32_t below(std::uint32_t n)
    {
        return static_cast<std::uint32_t>((std::uint64_t{bits32()} * n) >> 32);
    }

  private:
    void refill()
    {
        block_ = draw_block(key_, Purpose::published, entity_, next_++, 0);
        used_ = 0;
    }

    Key key_;
    std::uint32_t entity_;
    std::uint32_t next_{0};
    unsigned used_{4};
    Block block_{};
};

} // namespace groundswell::published
