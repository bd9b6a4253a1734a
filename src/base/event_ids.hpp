#pragma once
#include <groundswell/ids.hpp>

#include "base/mix64.hpp"

namespace groundswell {

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
