#pragma once
#include <array>
#include <cstdint>
#include <groundswell/ids.hpp>
#include <groundswell/key.hpp>

#include "random/philox.hpp"

/// Random numbers with addresses. A draw is a pure function of its address; there is no sequence and no
/// state.
namespace groundswell {

/// What a draw is for. Append-only: a number once given is never given again. docs/week.md lists the
/// addresses.
enum class Purpose : std::uint32_t {
    generate = 1,
    inborn = 2,
    attempts = 3,
    thin = 4,
    act = 5,
    scene = 6,
    choice = 7,
    confidant = 8,
    retaliation = 9,
    ruling = 10,
    publicity = 11,
    callout = 12,
    delivery = 13,
    reconsider = 14,
    leave = 15,
    promotion = 16,
    hire = 17,
    escrow = 18,
    scope = 19,
    movement = 20,
    assign_group = 21,
    published = 22,
    design = 23,
    matching = 24,
    stand = 25,
    official = 26,
    seen = 27,
    recall = 28,
    outside = 29,
    crowd = 30,
};

/// The address of a draw. `week` fits 16 bits. `index` counts the draws of one purpose at one address,
/// below 2^18. One evaluation of Philox gives four of them.
struct Address {
    std::uint32_t entity{0};
    std::uint32_t partner{0};
    Week week{0};
    std::uint32_t index{0};
};

/// Fold the 64 bits of an event id into the 32 bits of an address.
constexpr std::uint32_t fold_event(EventId id)
{
    return static_cast<std::uint32_t>(id ^ (id >> 32));
}

using Block = std::array<std::uint32_t, 4>;

/// The four 32-bit draws with indices 4*block .. 4*block+3 at an address.
///
/// Philox4x32-10, key = (seed, replicate), counter = (entity, partner, week and block, purpose).
constexpr Block draw_block(Key key, Purpose purpose, std::uint32_t entity, std::uint32_t partner, Week week,
                           std::uint32_t block = 0)
{
    return Philox::of(
        {entity, partner,
         (static_cast<std::uint32_t>(static_cast<std::uint16_t>(week)) << 16) | (block & 0xFFFFU),
         static_cast<std::uint32_t>(purpose)},
        key.seed, key.replicate);
}

/// A 32-bit draw as a number in (0,1): (x + 1/2) / 2^32, exact in double.
constexpr double unit_interval(std::uint32_t bits)
{
    return (bits + 0.5) * 0x1p-32;
}

/// Threshold of a probability: `unit_interval(x) < p` if and only if x is below the result.
constexpr std::uint64_t draws_below(double p)
{
    if (!(p > 0)) return 0;
    if (p >= 1) return std::uint64_t{1} << 32;
    auto n = static_cast<std::uint64_t>(p * 0x1p32);
    while (n > 0 && !(unit_interval(static_cast<std::uint32_t>(n - 1)) < p))
        --n;
    while (n < (std::uint64_t{1} << 32) && unit_interval(static_cast<std::uint32_t>(n)) < p)
        ++n;
    return n;
}

/// U(seed, replicate, purpose, week, entity, partner, index) in (0,1).
constexpr double uniform(Key key, Purpose purpose, Address at)
{
    return unit_interval(
        draw_block(key, purpose, at.entity, at.partner, at.week, at.index >> 2)[at.index & 3]);
}

} // namespace groundswell
