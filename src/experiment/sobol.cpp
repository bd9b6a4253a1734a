#include "experiment/sobol.hpp"

#include <array>
#include <groundswell/ids.hpp>

#include "base/mix64.hpp"
#include "random/draw.hpp"

namespace groundswell {

namespace {

constexpr std::size_t block = 4;
using Directions = std::array<std::uint32_t, 32>;

/// Direction numbers, as 32-bit fractions, from the middle coefficients of a primitive polynomial of some
/// degree, the highest first, and as many odd initial numbers.
constexpr Directions directions(unsigned degree, unsigned coefficients, std::array<std::uint32_t, 3> initial)
{
    Directions m{};
    for (unsigned i = 0; i < 32; ++i) {
        if (i < degree) {
            m[i] = initial[i];
            continue;
        }
        m[i] = m[i - degree] ^ (m[i - degree] << degree);
        for (unsigned k = 1; k < degree; ++k)
            if ((coefficients >> (degree - 1 - k)) & 1U) m[i] ^= m[i - k] << k;
    }
    for (unsigned i = 0; i < 32; ++i)
        m[i] <<= 31 - i;
    return m;
}

/// Bits of the index in reverse: the first dimension.
constexpr Directions reversal()
{
    Directions m{};
    for (unsigned i = 0; i < 32; ++i)
        m[i] = 1U << (31 - i);
    return m;
}

/// For 1, x + 1, x^2 + x + 1 and x^3 + x + 1.
constexpr std::array<Directions, block> direction{reversal(), directions(1, 0, {1, 0, 0}),
                                                  directions(2, 1, {1, 3, 0}), directions(3, 1, {1, 3, 1})};

/// Flip each bit by a coin that depends on the bits above it (Owen 1995).
std::uint32_t scrambled(std::uint32_t x, std::uint64_t key)
{
    std::uint32_t flips = 0;
    for (unsigned bit = 0; bit < 32; ++bit) {
        std::uint64_t const above = bit == 0 ? 0 : x >> (32 - bit);
        if (mix64(key ^ ((above << 6) | bit)) >> 63) flips |= 1U << (31 - bit);
    }
    return x ^ flips;
}

std::uint64_t key_of(std::uint32_t seed, std::size_t what)
{
    return mix64((std::uint64_t{seed} << 32) + what + 1);
}

} // namespace

double Sobol::operator()(std::uint32_t point, std::size_t dimension) const
{
    // Orders of blocks have odd keys, coordinates even ones.
    std::uint32_t const index = scrambled(point, key_of(seed_, 2 * (dimension / block) + 1));
    std::uint32_t x = 0;
    for (unsigned i = 0; i < 32; ++i)
        if ((index >> i) & 1U) x ^= direction[dimension % block][i];
    return unit_interval(scrambled(x, key_of(seed_, 2 * dimension)));
}

} // namespace groundswell
