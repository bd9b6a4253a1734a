#pragma once
#include <cstdint>

#include "base/event_ids.hpp"
#include "random/distributions.hpp"
#include "random/draw.hpp"

namespace groundswell {

/// What a crowd is asked about; the index of its draw.
enum class CrowdUse : std::uint32_t { scene = 0, publicity = 1, seen = 2 };

/// The part of many people who could see or hear of one event: all of up to `most`, or else `most` of them in
/// a row, from a drawn place on and round the end. Without it, what one week costs would grow with the square
/// of a team or a unit.
struct Crowd {
    static constexpr std::uint32_t most = 1024;

    std::uint32_t people{0}, first{0};

    constexpr std::uint32_t size() const { return people < most ? people : most; }
    /// The place of the i-th.
    constexpr std::uint32_t place(std::uint32_t i) const
    {
        std::uint64_t const at = std::uint64_t{first} + i;
        return static_cast<std::uint32_t>(at < people ? at : at - people);
    }
};

/// @param who     whose team or unit it is
/// @param people  number of all, in the order of seats
constexpr Crowd crowd_of(Key key, CrowdUse use, Address const& who, std::uint32_t people)
{
    if (people <= Crowd::most) return {people, 0};
    Address at = who;
    at.index = static_cast<std::uint32_t>(use);
    return {people, whole_below(uniform(key, Purpose::crowd, at), people)};
}

} // namespace groundswell
