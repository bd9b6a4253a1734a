#pragma once
#include <cstddef>
#include <cstdint>
#include <vector>

#include "base/bits.hpp"

namespace groundswell {

/// A set of numbers below a given size. In constant time it tells how many members are below a number
/// (rank), and which member is the k-th (select). It takes 1.34 bits per number; rank reads one cache line.
///
/// Source: Gonzalez, Grabowski, Makinen & Navarro (2005), WEA, 27-38: counts stored beside the bits.
class BitIndex {
  public:
    BitIndex() = default;

    /// @param contains  contains(i): whether i, below `size` (at most 2^32 - 1), is a member
    template <class Contains>
    BitIndex(std::size_t size, Contains&& contains) : size_(size), lines_(size / bits + 1)
    {
        for (std::size_t i = 0; i < size; ++i)
            if (contains(i)) add(i);
        count_members();
    }

    std::size_t size() const { return size_; }
    std::uint32_t count() const { return count_; }

    bool contains(std::uint32_t x) const
    {
        return (lines_[x / bits].word[x % bits / 64] >> (x % bits % 64) & 1) != 0;
    }

    /// Members below x, x <= size.
    std::uint32_t before(std::uint32_t x) const
    {
        Line const& line = lines_[x / bits];
        std::uint32_t const word = x % bits / 64;
        std::uint64_t const below = line.word[word] & ((std::uint64_t{1} << (x % bits % 64)) - 1);
        return line.before + line.within[word] + count_bits(below);
    }

    /// The k-th member in ascending order, k < count.
    std::uint32_t at(std::uint32_t k) const;

    std::size_t bytes() const
    {
        return lines_.size() * sizeof(Line) + samples_.size() * sizeof(std::uint32_t);
    }

  private:
    static constexpr std::uint32_t bits = 384, sampled = 512;
    struct alignas(64) Line {
        std::uint32_t before{0};   ///< members in earlier lines
        std::uint16_t within[6]{}; ///< members in earlier words of the line
        std::uint64_t word[6]{};
    };

    void add(std::size_t x) { lines_[x / bits].word[x % bits / 64] |= std::uint64_t{1} << (x % bits % 64); }
    void count_members();

    std::size_t size_{0};
    std::uint32_t count_{0};
    std::vector<Line> lines_;
    std::vector<std::uint32_t> samples_; ///< line of each 512th member
};

} // namespace groundswell
