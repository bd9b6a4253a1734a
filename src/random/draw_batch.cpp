#include "random/draw_batch.hpp"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace groundswell {

namespace {

#if defined(__x86_64__)

constexpr int rounds = Philox::rounds;

__attribute__((target("avx2"))) inline __m256i lanes(std::uint32_t const* four)
{
    return _mm256_cvtepu32_epi64(_mm_loadu_si128(reinterpret_cast<__m128i const*>(four)));
}

/// Philox on `Width` times four counters with the entities given. Each 64-bit lane holds one counter, its
/// words in four vectors. Only the lower half of a lane matters: the product reads no more, and the end
/// drops what an exclusive-or leaves above.
template <int Width>
__attribute__((target("avx2"))) inline void
side_by_side(__m256i const (&round_key)[rounds][2], std::uint32_t const* entities,
             std::uint32_t const* partners, std::uint32_t week_and_block, Purpose purpose, Block* out)
{
    __m256i const multiplier0 = _mm256_set1_epi64x(Philox::multiplier0);
    __m256i const multiplier1 = _mm256_set1_epi64x(Philox::multiplier1);
    __m256i c[Width][4];
    for (int i = 0; i < Width; ++i) {
        c[i][0] = lanes(entities + 4 * i);
        c[i][1] = partners ? lanes(partners + 4 * i) : _mm256_setzero_si256();
        c[i][2] = _mm256_set1_epi64x(week_and_block);
        c[i][3] = _mm256_set1_epi64x(static_cast<std::uint32_t>(purpose));
    }
    for (auto const& key : round_key)
        for (int i = 0; i < Width; ++i) {
            __m256i const p0 = _mm256_mul_epu32(c[i][0], multiplier0);
            __m256i const p1 = _mm256_mul_epu32(c[i][2], multiplier1);
            c[i][0] = _mm256_xor_si256(_mm256_srli_epi64(p1, 32), _mm256_xor_si256(c[i][1], key[0]));
            c[i][2] = _mm256_xor_si256(_mm256_srli_epi64(p0, 32), _mm256_xor_si256(c[i][3], key[1]));
            c[i][1] = p1;
            c[i][3] = p0;
        }
    for (int i = 0; i < Width; ++i) {
        // Put words 0 and 1 of a counter into one lane and 2 and 3 into another. Then store counter by
        // counter.
        __m256i const low = _mm256_blend_epi32(c[i][0], _mm256_slli_epi64(c[i][1], 32), 0xAA);
        __m256i const high = _mm256_blend_epi32(c[i][2], _mm256_slli_epi64(c[i][3], 32), 0xAA);
        __m256i const even = _mm256_unpacklo_epi64(low, high), odd = _mm256_unpackhi_epi64(low, high);
        auto* const to = reinterpret_cast<__m256i*>(out + 4 * i);
        _mm256_storeu_si256(to, _mm256_permute2x128_si256(even, odd, 0x20));
        _mm256_storeu_si256(to + 1, _mm256_permute2x128_si256(even, odd, 0x31));
    }
}

/// @return number of blocks drawn; up to three at the end are left to the caller
__attribute__((target("avx2"))) std::size_t by_fours(Key key, Purpose purpose,
                                                     std::span<std::uint32_t const> entities,
                                                     std::uint32_t const* partners,
                                                     std::uint32_t week_and_block, Block* out)
{
    __m256i round_key[rounds][2];
    for (std::uint32_t r = 0; r < rounds; ++r) {
        round_key[r][0] = _mm256_set1_epi64x(key.seed + r * Philox::bump0);
        round_key[r][1] = _mm256_set1_epi64x(key.replicate + r * Philox::bump1);
    }
    std::size_t i = 0;
    for (; i + 8 <= entities.size(); i += 8)
        side_by_side<2>(round_key, entities.data() + i, partners ? partners + i : nullptr, week_and_block,
                        purpose, out + i);
    for (; i + 4 <= entities.size(); i += 4)
        side_by_side<1>(round_key, entities.data() + i, partners ? partners + i : nullptr, week_and_block,
                        purpose, out + i);
    return i;
}

bool const has_avx2 = __builtin_cpu_supports("avx2") != 0;

#endif

} // namespace

void draw_blocks(Key key, Purpose purpose, std::span<std::uint32_t const> entities,
                 std::span<std::uint32_t const> partners, Week week, std::uint32_t block, Block* out)
{
    std::size_t i = 0;
#if defined(__x86_64__)
    if (has_avx2)
        i = by_fours(key, purpose, entities, partners.empty() ? nullptr : partners.data(),
                     (static_cast<std::uint32_t>(static_cast<std::uint16_t>(week)) << 16) | (block & 0xFFFFU),
                     out);
#endif
    for (; i < entities.size(); ++i)
        out[i] = draw_block(key, purpose, entities[i], partners.empty() ? 0 : partners[i], week, block);
}

} // namespace groundswell
