#pragma once
#include <bit>
#include <cstdint>

/// Count and find set bits without a special instruction. The oldest 64-bit processors have none; there
/// std::popcount becomes a function call.
namespace groundswell {

namespace detail {

inline constexpr std::uint64_t every_byte = 0x0101010101010101ULL;

/// Number of set bits of each byte, in that byte.
constexpr std::uint64_t bits_by_byte(std::uint64_t x)
{
    x -= (x >> 1) & 0x5555555555555555ULL;
    x = (x & 0x3333333333333333ULL) + ((x >> 2) & 0x3333333333333333ULL);
    return (x + (x >> 4)) & 0x0F0F0F0F0F0F0F0FULL;
}

} // namespace detail

/// Number of set bits of a word.
constexpr std::uint32_t count_bits(std::uint64_t x)
{
    return static_cast<std::uint32_t>(detail::bits_by_byte(x) * detail::every_byte >> 56);
}

/// Place of the k-th set bit, k < count_bits(x). Source: Vigna (2008), WEA, 154-168.
constexpr std::uint32_t place_of_bit(std::uint64_t x, std::uint32_t k)
{
    constexpr std::uint64_t high = detail::every_byte << 7;
    std::uint64_t const up_to = detail::bits_by_byte(x) * detail::every_byte; // byte i: bits in bytes 0..i
    std::uint64_t const past = ((up_to | high) - (k + std::uint64_t{1}) * detail::every_byte) & high;
    std::uint32_t const shift = static_cast<std::uint32_t>(std::countr_zero(past)) - 7;
    k -= static_cast<std::uint32_t>((up_to << 8) >> shift & 0xFF);
    x >>= shift;
    for (; k > 0; --k)
        x &= x - 1;
    return shift + static_cast<std::uint32_t>(std::countr_zero(x));
}

} // namespace groundswell
