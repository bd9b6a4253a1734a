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

} // namespace groundswell
