#include <bit>
#include <groundswell/ids.hpp>
#include <gtest/gtest.h>

#include "base/bits.hpp"
#include "base/mix64.hpp"

namespace groundswell {
namespace {

TEST(Bits, AreCountedAndFound)
{
    for (std::uint64_t i = 0; i < 4000; ++i) {
        // Words with few bits, half of them and nearly all.
        std::uint64_t const a = mix64(i), b = mix64(i + 10'000);
        std::uint64_t const x = i % 3 == 0 ? a : i % 3 == 1 ? (a & b & mix64(i + 20'000)) : (a | b);
        ASSERT_EQ(count_bits(x), static_cast<std::uint32_t>(std::popcount(x)));
        std::uint64_t left = x;
        for (std::uint32_t k = 0; k < count_bits(x); ++k) {
            ASSERT_EQ(place_of_bit(x, k), static_cast<std::uint32_t>(std::countr_zero(left)))
                << x << " " << k;
            left &= left - 1;
        }
    }
    EXPECT_EQ(count_bits(0), 0U);
    EXPECT_EQ(count_bits(~std::uint64_t{0}), 64U);
    EXPECT_EQ(place_of_bit(~std::uint64_t{0}, 63), 63U);
    EXPECT_EQ(place_of_bit(std::uint64_t{1} << 63, 0), 63U);
}

} // namespace
} // namespace groundswell
