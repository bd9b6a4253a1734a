#pragma once
#include <cstdint>

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

constexpr std::uint16_t encode_scaled(double x, double scale)
{
    double const y = x * scale + 0.5;
    if (!(y > 0)) return 0;
    return y >= 65535.0 ? std::uint16_t{65535} : static_cast<std::uint16_t>(y);
}

constexpr std::uint16_t encode_fraction(double x)
{
    return encode_scaled(x, 65535.0);
}

/// State exactly as stored, not relaxed.
constexpr PersonState decode(Record const& r)
{
    return {decode_fraction(r.entitlement),    decode_fraction(r.attitude),    decode_fraction(r.norm),
            decode_fraction(r.responsibility), decode_fraction(r.habituation), decode_fraction(r.trust),
            decode_fraction(r.deterrence),     decode_fraction(r.stigma),      decode_fraction(r.unspoken),
            r.momentum * (1 / momentum_scale), r.burden * (1 / burden_scale),  r.effort * (1 / effort_scale)};
}

/// Write the twelve states back, rounded to nearest, and date them.
constexpr void encode(PersonState const& s, Week week, Record& r)
{
    r.entitlement = encode_fraction(s.entitlement);
    r.attitude = encode_fraction(s.attitude);
    r.norm = encode_fraction(s.norm);
    r.responsibility = encode_fraction(s.responsibility);
    r.habituation = encode_fraction(s.habituation);
    r.trust = encode_fraction(s.trust);
    r.deterrence = encode_fraction(s.deterrence);
    r.stigma = encode_fraction(s.stigma);
    r.unspoken = encode_fraction(s.unspoken);
    r.momentum = encode_scaled(s.momentum, momentum_scale);
    r.burden = encode_scaled(s.burden, burden_scale);
    r.effort = encode_scaled(s.effort, effort_scale);
    r.touched = static_cast<std::int16_t>(week);
}

} // namespace groundswell
