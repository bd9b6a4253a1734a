#include "base/sha256.hpp"

#include <array>
#include <bit>
#include <cstdint>
#include <fmt/format.h>

namespace groundswell {

namespace {

using Block = std::array<std::uint32_t, 64>;

/// The first 32 bits of the fractional parts of the cube roots of the first 64 primes.
constexpr Block round_constants{
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

/// The eight words that are carried from block to block.
class State {
  public:
    void take(std::string_view block)
    {
        Block const w = schedule(block);
        auto [a, b, c, d, e, f, g, h] = words_;
        for (std::size_t i = 0; i < w.size(); ++i) {
            std::uint32_t const s1 = std::rotr(e, 6) ^ std::rotr(e, 11) ^ std::rotr(e, 25);
            std::uint32_t const t1 = h + s1 + ((e & f) ^ (~e & g)) + round_constants[i] + w[i];
            std::uint32_t const s0 = std::rotr(a, 2) ^ std::rotr(a, 13) ^ std::rotr(a, 22);
            std::uint32_t const t2 = s0 + ((a & b) ^ (a & c) ^ (b & c));
            h = g, g = f, f = e, e = d + t1, d = c, c = b, b = a, a = t1 + t2;
        }
        std::array const after{a, b, c, d, e, f, g, h};
        for (std::size_t i = 0; i < after.size(); ++i)
            words_[i] += after[i];
    }

    std::string text() const
    {
        std::string out;
        for (auto const word : words_)
            out += fmt::format("{:08x}", word);
        return out;
    }

  private:
    static Block schedule(std::string_view block)
    {
        Block w{};
        for (std::size_t i = 0; i < block.size(); ++i)
            w[i / 4] = w[i / 4] << 8 | static_cast<unsigned char>(block[i]);
        for (std::size_t i = 16; i < w.size(); ++i) {
            auto const x = w[i - 15], y = w[i - 2];
            w[i] = w[i - 16] + (std::rotr(x, 7) ^ std::rotr(x, 18) ^ x >> 3) + w[i - 7] +
                   (std::rotr(y, 17) ^ std::rotr(y, 19) ^ y >> 10);
        }
        return w;
    }

    std::array<std::uint32_t, 8> words_{0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                                        0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
};

} // namespace

std::string sha256(std::string_view bytes)
{
    constexpr std::size_t block = 64, length_bytes = 8;
    State state;
    std::size_t at = 0;
    for (; at + block <= bytes.size(); at += block)
        state.take(bytes.substr(at, block));

    std::string rest(bytes.substr(at));
    rest += '\x80';
    rest.resize(rest.size() + length_bytes <= block ? block : 2 * block);
    std::uint64_t const bits = 8 * static_cast<std::uint64_t>(bytes.size());
    for (std::size_t i = 0; i < length_bytes; ++i)
        rest[rest.size() - 1 - i] = static_cast<char>(bits >> 8 * i & 0xFF);
    for (std::size_t i = 0; i < rest.size(); i += block)
        state.take(std::string_view(rest).substr(i, block));
    return state.text();
}

} // namespace groundswell
