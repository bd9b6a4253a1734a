#pragma once
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

#include "base/ids.hpp"

namespace groundswell {

/// A person's private state as stored: 32 bytes, half a cache line, read and written together at every touch.
///
/// Fractions are x * 65535 rounded to nearest; burden and effort have 12 fractional bits, momentum 8,
/// unsigned and saturating. Baselines and stubbornness are quantiles: q stands for the (q + 1/2)/256 point of
/// their distribution.
struct Record {
    std::uint16_t entitlement{0}, attitude{0}, norm{0}, responsibility{0}, habituation{0}, trust{0},
        deterrence{0}, stigma{0}, unspoken{0};
    std::uint16_t momentum{0}, burden{0}, effort{0};
    std::int16_t touched{0}; ///< week of the last touch
    std::uint8_t norm_quantile{0}, responsibility_quantile{0}, trust_quantile{0}, deterrence_quantile{0},
        attitude_quantile{0}, stubbornness_quantile{0};

    friend bool operator==(Record const&, Record const&) = default;
};
static_assert(sizeof(Record) == 32);

/// The same state in numbers, as mechanisms see it, at one week. Symbols and meanings: model section 1.
struct PersonState {
    double entitlement{0}, attitude{0}, norm{0}, responsibility{0}, habituation{0}, trust{0}, deterrence{0},
        stigma{0}, unspoken{0};
    double momentum{0}; ///< testimonies heard lately
    double burden{0};   ///< harm carried [severity units]
    double effort{0};   ///< effort units left
};

inline constexpr double momentum_scale = 256, burden_scale = 4096, effort_scale = 4096;

constexpr double decode_fraction(std::uint16_t stored)
{
    return stored * (1.0 / 65535.0);
}

/// Written without branches, so that a whole record is converted at once; NaN becomes 0.
constexpr std::uint16_t encode_scaled(double x, double scale)
{
    double y = x * scale + 0.5;
    y = y > 0 ? y : 0.0;
    y = y < 65535.0 ? y : 65535.0;
    return static_cast<std::uint16_t>(static_cast<std::int32_t>(y));
}

constexpr std::uint16_t encode_fraction(double x)
{
    return encode_scaled(x, 65535.0);
}

/// The twelve states side by side, in the order of the fields of both `Record` and `PersonState`.
inline constexpr std::size_t states_per_person = 12;
using States = std::array<double, states_per_person>;
static_assert(sizeof(PersonState) == sizeof(States));

inline constexpr States state_scale{65535, 65535, 65535, 65535,          65535,        65535,
                                    65535, 65535, 65535, momentum_scale, burden_scale, effort_scale};
inline constexpr States state_unit{1.0 / 65535, 1.0 / 65535,        1.0 / 65535,      1.0 / 65535,
                                   1.0 / 65535, 1.0 / 65535,        1.0 / 65535,      1.0 / 65535,
                                   1.0 / 65535, 1 / momentum_scale, 1 / burden_scale, 1 / effort_scale};

/// State exactly as stored, not relaxed.
inline States decode_all(Record const& r)
{
    std::array<std::uint16_t, states_per_person> stored;
    std::memcpy(stored.data(), &r, sizeof stored);
    States out;
    for (std::size_t i = 0; i < states_per_person; ++i)
        out[i] = stored[i] * state_unit[i];
    return out;
}

inline PersonState decode(Record const& r)
{
    return std::bit_cast<PersonState>(decode_all(r));
}

/// Write the twelve states back, rounded to nearest, and date them.
inline void encode(PersonState const& s, Week week, Record& r)
{
    auto const states = std::bit_cast<States>(s);
    std::array<std::uint16_t, states_per_person> stored;
    for (std::size_t i = 0; i < states_per_person; ++i)
        stored[i] = encode_scaled(states[i], state_scale[i]);
    std::memcpy(static_cast<void*>(&r), stored.data(), sizeof stored);
    r.touched = static_cast<std::int16_t>(week);
}

} // namespace groundswell
