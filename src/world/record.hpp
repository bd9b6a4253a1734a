#pragma once
#include <array>
#include <cstddef>
#include <cstdint>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

#include <groundswell/ids.hpp>
#include <groundswell/person.hpp>

namespace groundswell {

/// A person's private state as stored: 32 bytes, half a cache line. Every touch reads and writes all of it.
///
/// Fractions are x * 65535, rounded to nearest. Burden and effort have 12 fractional bits, momentum 8; they
/// are unsigned and saturate. Baselines and stubbornness are quantiles: q stands for the (q + 1/2)/256
/// point of their distribution.
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

inline constexpr double momentum_scale = 256, burden_scale = 4096, effort_scale = 4096;

constexpr double decode_fraction(std::uint16_t stored)
{
    return stored * (1.0 / 65535.0);
}

/// Rounded to nearest, saturating; NaN becomes 0.
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

/// The state as stored, not relaxed.
constexpr PersonState decode_record(Record const& r)
{
    return {.entitlement = decode_fraction(r.entitlement),
            .attitude = decode_fraction(r.attitude),
            .norm = decode_fraction(r.norm),
            .responsibility = decode_fraction(r.responsibility),
            .habituation = decode_fraction(r.habituation),
            .trust = decode_fraction(r.trust),
            .deterrence = decode_fraction(r.deterrence),
            .stigma = decode_fraction(r.stigma),
            .unspoken = decode_fraction(r.unspoken),
            .momentum = r.momentum * (1 / momentum_scale),
            .burden = r.burden * (1 / burden_scale),
            .effort = r.effort * (1 / effort_scale)};
}

/// Write the twelve states back, with the week of the touch.
constexpr void encode_plainly(PersonState const& s, Week week, Record& r)
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

#if defined(__SSE2__)

/// Four numbers as `encode_scaled` writes them, less 2^15.
inline __m128i encode_four(std::array<double, 4> const& x, std::array<double, 4> const& scale)
{
    auto const two = [](__m128d state, __m128d by) {
        __m128d y = _mm_add_pd(_mm_mul_pd(state, by), _mm_set1_pd(0.5));
        y = _mm_max_pd(y, _mm_setzero_pd()); // NaN: the second
        return _mm_cvttpd_epi32(_mm_min_pd(y, _mm_set1_pd(65535.0)));
    };
    __m128i const four = _mm_unpacklo_epi64(two(_mm_set_pd(x[1], x[0]), _mm_set_pd(scale[1], scale[0])),
                                            two(_mm_set_pd(x[3], x[2]), _mm_set_pd(scale[3], scale[2])));
    return _mm_sub_epi32(four, _mm_set1_epi32(0x8000));
}

/// The same by hand, because compilers make three times as many instructions of it.
inline void encode_record(PersonState const& s, Week week, Record& r)
{
    constexpr std::array<double, 4> fraction{65535, 65535, 65535, 65535};
    __m128i const high = _mm_set1_epi16(-0x8000);
    __m128i const eight =
        _mm_packs_epi32(encode_four({s.entitlement, s.attitude, s.norm, s.responsibility}, fraction),
                        encode_four({s.habituation, s.trust, s.deterrence, s.stigma}, fraction));
    __m128i const four = encode_four({s.unspoken, s.momentum, s.burden, s.effort},
                                     {65535, momentum_scale, burden_scale, effort_scale});
    auto* const to = reinterpret_cast<unsigned char*>(&r);
    _mm_storeu_si128(reinterpret_cast<__m128i*>(to), _mm_xor_si128(eight, high));
    _mm_storel_epi64(reinterpret_cast<__m128i*>(to + 16), _mm_xor_si128(_mm_packs_epi32(four, four), high));
    r.touched = static_cast<std::int16_t>(week);
}

#else

inline void encode_record(PersonState const& s, Week week, Record& r)
{
    encode_plainly(s, week, r);
}

#endif

} // namespace groundswell
