#pragma once
#include <cstdint>

namespace groundswell {

/// A position in the institution, numbered from 0. The person who holds it is in the same row of every
/// column.
using Seat = std::uint32_t;
/// Used as sender or partner: the institution itself, or nobody.
inline constexpr Seat no_seat = 0xFFFFFFFFU;

using Unit = std::uint32_t;
using Institution = std::uint32_t;
/// Index into the scenario's groups.
using Group = std::uint8_t;
/// The group of a vacant seat.
inline constexpr Group no_group = 0xFF;
/// Rank of a seat; 0 is the lowest.
using Rank = std::uint8_t;
/// Weeks of burn-in are negative; 0 is the first week of the horizon.
using Week = std::int32_t;
/// "Never" for the week of a past event.
inline constexpr std::int16_t never = -32768;
using EventId = std::uint64_t;

inline constexpr int max_groups = 6;
inline constexpr int max_ranks = 10;

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

/// Identify the attempt that `actor` makes in `week` under this ordinal. Distinct for distinct arguments.
constexpr EventId event_id(Seat actor, Week week, unsigned ordinal)
{
    return mix64((std::uint64_t{actor} << 32) | (std::uint64_t{static_cast<std::uint16_t>(week)} << 16) |
                 static_cast<std::uint16_t>(ordinal));
}

/// Return the week of an act from its identity.
constexpr Week week_of(EventId act)
{
    return static_cast<std::int16_t>(static_cast<std::uint16_t>(unmix64(act) >> 16));
}

/// Identify what `author` posts in answer to `parent` (an act's or another post's id).
constexpr EventId post_id(EventId parent, Seat author)
{
    return mix64(parent + 0x9E3779B97F4A7C15ULL * (std::uint64_t{author} + 1));
}

} // namespace groundswell
