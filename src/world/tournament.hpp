#pragma once
#include <algorithm>
#include <cstdint>
#include <groundswell/ids.hpp>

#include "base/mix64.hpp"

namespace groundswell {

/// Some rounds of a round-robin tournament among 2 to 64, sampled by key (Floyd's algorithm; Bentley &
/// Floyd 1987, CACM 30(9)). In a round, everyone meets one other; one sits out if the number is odd. No two
/// meet in two rounds (de Werra 1981).
class Tournament {
  public:
    static constexpr std::uint32_t most = 64;

    Tournament() = default;
    /// @param wanted  rounds to play; all rounds if there are fewer
    Tournament(std::uint32_t n, std::uint32_t wanted, std::uint64_t key)
        : n_(n), rounds_(n % 2 == 0 ? n - 1 : n)
    {
        // Take three draws of 21 bits from a word. The chance of a round is off by less than one part in
        // 30,000.
        std::uint64_t word = key;
        int left = 3;
        for (std::uint32_t last = rounds_ - std::min(wanted, rounds_); last < rounds_; ++last) {
            if (left-- == 0) {
                key = mix64(key + 0x9E3779B97F4A7C15ULL);
                word = key;
                left = 2;
            }
            auto const drawn = static_cast<std::uint32_t>((word >> 43) * (last + std::uint64_t{1}) >> 21);
            word <<= 21;
            played_ |= std::uint64_t{1} << ((played_ >> drawn & 1) != 0 ? last : drawn);
        }
    }

    /// Rounds that are played, one bit each.
    std::uint64_t played() const { return played_; }

    /// Whom x meets in round r, or n for nobody. Two below `rounds_` meet if their sum is r modulo
    /// `rounds_`. One that would meet itself meets the last, if the number is even.
    std::uint32_t meets(std::uint32_t x, std::uint32_t r) const
    {
        if (x == rounds_) return r % 2 == 0 ? r / 2 : (r + rounds_) / 2; // y with 2y = r modulo `rounds_`
        std::uint32_t const y = r >= x ? r - x : r + rounds_ - x;
        if (y != x) return y;
        return n_ > rounds_ ? rounds_ : n_;
    }

    /// Whether x and y, x != y, meet in a round that is played.
    bool brings_together(std::uint32_t x, std::uint32_t y) const
    {
        std::uint32_t const sum = x == rounds_ ? 2 * y : y == rounds_ ? 2 * x : x + y;
        return (played_ >> (sum >= rounds_ ? sum - rounds_ : sum) & 1) != 0;
    }

  private:
    std::uint32_t n_{0}, rounds_{0};
    std::uint64_t played_{0};
};

} // namespace groundswell
