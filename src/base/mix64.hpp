#pragma once
#include <cstdint>

namespace groundswell {

/// Bijective mixing of 64 bits (the finaliser of SplitMix64; Steele, Lea & Flood 2014, OOPSLA).
constexpr std::uint64_t mix64(std::uint64_t x)
{
    x ^= x >> 30;
    x *= 0xBF58476D1CE4E5B9ULL;
    x ^= x >> 27;
    x *= 0x94D049BB133111EBULL;
    return x ^ (x >> 31);
}

/// The inverse of `mix64`.
constexpr std::uint64_t unmix64(std::uint64_t x)
{
    x = (x ^ (x >> 31) ^ (x >> 62)) * 0x319642B2D24D8EC3ULL;
    x = (x ^ (x >> 27) ^ (x >> 54)) * 0x96DE1B173F119089ULL;
    return x ^ (x >> 30) ^ (x >> 60);
}

} // namespace groundswell
