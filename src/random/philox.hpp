#pragma once
#include <array>
#include <cstdint>

namespace groundswell {

/// Philox4x32-10: a keyed bijection of four 32-bit words, whose outputs serve as random numbers. A constant
/// expression, so it runs wherever a mechanism does.
///
/// Source: Salmon, Moraes, Dror & Shaw (2011), SC'11. Known answers are tested.
struct Philox {
    static constexpr int rounds = 10;
    static constexpr std::uint32_t multiplier0 = 0xD2511F53, multiplier1 = 0xCD9E8D57;
    static constexpr std::uint32_t bump0 = 0x9E3779B9, bump1 = 0xBB67AE85; ///< of the key, by round

    using Counter = std::array<std::uint32_t, 4>;

    static constexpr Counter of(Counter c, std::uint32_t key0, std::uint32_t key1)
    {
        for (int round = 0; round < rounds; ++round) {
            std::uint64_t const p0 = std::uint64_t{multiplier0} * c[0];
            std::uint64_t const p1 = std::uint64_t{multiplier1} * c[2];
            c = {static_cast<std::uint32_t>(p1 >> 32) ^ c[1] ^ key0, static_cast<std::uint32_t>(p1),
                 static_cast<std::uint32_t>(p0 >> 32) ^ c[3] ^ key1, static_cast<std::uint32_t>(p0)};
            key0 += bump0;
            key1 += bump1;
        }
        return c;
    }
};

} // namespace groundswell
