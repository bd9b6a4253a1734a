#pragma once
#include <bit>
#include <cstdint>
#include <groundswell/ids.hpp>

namespace groundswell {

/// A permutation of 0 .. n-1 and its inverse, computed from a key and never stored.
///
/// An alternating Feistel network over Z_a x Z_b with ab >= n, where a is a power of two near sqrt(n). It
/// is repeated until the result is below n. On average that is less than one more step in sqrt(n) cases.
/// Source: Black & Rogaway (2002), CT-RSA, 114-130. For simulation, not for secrecy.
class KeyedPermutation {
  public:
    KeyedPermutation(std::uint64_t n, std::uint64_t key) : n_(n), key_(key)
    {
        shift_ = (static_cast<unsigned>(std::bit_width(n - 1)) + 1) / 2; // n = 1: one place, b = 1
        high_ = static_cast<std::uint32_t>((n - 1) >> shift_) + 1;
    }

    /// Image of x < n.
    std::uint64_t operator()(std::uint64_t x) const
    {
        do
            x = forward(x);
        while (x >= n_);
        return x;
    }

    /// Inverse image of y < n.
    std::uint64_t inverse(std::uint64_t y) const
    {
        do
            y = backward(y);
        while (y >= n_);
        return y;
    }

  private:
    static constexpr int rounds = 3; // each changes both halves

    std::uint64_t mixed(std::uint64_t half, int step) const
    {
        std::uint64_t h = (half + key_ + static_cast<std::uint64_t>(step) * 0x9E3779B97F4A7C15ULL);
        h ^= h >> 32;
        h *= 0xD6E8FEB86659FD93ULL;
        h ^= h >> 32;
        h *= 0xD6E8FEB86659FD93ULL;
        return h >> 32;
    }
    std::uint32_t low_step(std::uint32_t high, int round) const
    {
        return static_cast<std::uint32_t>(mixed(high, 2 * round)) & ((std::uint32_t{1} << shift_) - 1);
    }
    std::uint32_t high_step(std::uint32_t low, int round) const
    {
        return static_cast<std::uint32_t>((mixed(low, 2 * round + 1) * high_) >> 32);
    }

    std::uint64_t forward(std::uint64_t x) const
    {
        std::uint32_t const mask = (std::uint32_t{1} << shift_) - 1;
        auto low = static_cast<std::uint32_t>(x) & mask;
        auto high = static_cast<std::uint32_t>(x >> shift_);
        for (int round = 0; round < rounds; ++round) {
            low = (low + low_step(high, round)) & mask;
            high += high_step(low, round);
            if (high >= high_) high -= high_;
        }
        return (std::uint64_t{high} << shift_) | low;
    }

    std::uint64_t backward(std::uint64_t y) const
    {
        std::uint32_t const mask = (std::uint32_t{1} << shift_) - 1;
        auto low = static_cast<std::uint32_t>(y) & mask;
        auto high = static_cast<std::uint32_t>(y >> shift_);
        for (int round = rounds; round-- > 0;) {
            std::uint32_t const step = high_step(low, round);
            high = high >= step ? high - step : high + high_ - step;
            low = (low - low_step(high, round)) & mask;
        }
        return (std::uint64_t{high} << shift_) | low;
    }

    std::uint64_t n_, key_;
    unsigned shift_;
    std::uint32_t high_;
};

} // namespace groundswell
