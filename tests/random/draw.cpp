#include <cmath>
#include <gtest/gtest.h>
#include <set>
#include <vector>

#include "base/mix64.hpp"
#include "random/draw_batch.hpp"
#include "support/statistics.hpp"

namespace groundswell {
namespace {

using testing::chi_square;
using testing::chi_square_limit;

TEST(Draws, ArePhiloxOfTheirAddress)
{
    // Known answers of Philox4x32-10: Random123 1.14, examples/kat_vectors.
    EXPECT_EQ(draw_block({0, 0}, Purpose{0}, 0, 0, 0),
              (Block{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}));
    EXPECT_EQ(draw_block({~0U, ~0U}, Purpose{~0U}, ~0U, ~0U, -1, 0xFFFF),
              (Block{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd}));
    EXPECT_EQ(
        draw_block({0xa4093822, 0x299f31d0}, Purpose{0x03707344}, 0x243f6a88, 0x85a308d3, 0x1319, 0x8a2e),
        (Block{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1}));
}

// A mechanism can be a constant expression only if its draws can.
static_assert(draw_block({0, 0}, Purpose{0}, 0, 0, 0)[0] == 0x6627e8d5);

TEST(Draws, SideBySideAreTheSameAsOneByOne)
{
    Key const key{0xa4093822, 0x299f31d0};
    for (std::size_t n = 0; n < 40; ++n) {
        std::vector<std::uint32_t> entities, partners;
        for (std::size_t i = 0; i < n; ++i) {
            entities.push_back(static_cast<std::uint32_t>(mix64(n * 100 + i)));
            partners.push_back(static_cast<std::uint32_t>(mix64(n * 100 + i) >> 32));
        }
        std::vector<Block> with(n + 1, Block{1, 2, 3, 4}), without(with);
        draw_blocks(key, Purpose::scene, entities, partners, -7, 3, with.data());
        draw_blocks(key, Purpose::scene, entities, {}, -7, 3, without.data());
        for (std::size_t i = 0; i < n; ++i) {
            ASSERT_EQ(with[i], draw_block(key, Purpose::scene, entities[i], partners[i], -7, 3));
            ASSERT_EQ(without[i], draw_block(key, Purpose::scene, entities[i], 0, -7, 3));
        }
        ASSERT_EQ(with[n], (Block{1, 2, 3, 4})) << "written beyond the end";
        ASSERT_EQ(without[n], (Block{1, 2, 3, 4}));
    }
}

TEST(Draws, ABatchKeepsWhatWasPutLast)
{
    DrawBatch batch;
    for (int turn = 0; turn < 2; ++turn) { // room of the first turn is used again
        std::size_t n = 0;
        for (std::uint32_t i = 0; i < 500; ++i) {
            batch.put(n, i, 7 * i);
            n += i % 3 != 0;
        }
        batch.draw({5, 1}, Purpose::delivery, 12, n);
        auto const entities = batch.entities(0, n);
        auto const blocks = batch.blocks(0, n);
        ASSERT_EQ(entities.size(), 333U);
        for (std::size_t i = 0; i < n; ++i) {
            ASSERT_EQ(entities[i], 3 * (i / 2) + 1 + i % 2);
            ASSERT_EQ(blocks[i], draw_block({5, 1}, Purpose::delivery, entities[i], 7 * entities[i], 12));
        }
    }
    EXPECT_TRUE(DrawBatch{}.entities(0, 0).empty());
}

TEST(Draws, FourIndicesShareABlock)
{
    Key const key{7, 3};
    for (std::uint32_t index = 0; index < 16; ++index) {
        auto const block = draw_block(key, Purpose::act, 11, 13, -5, index / 4);
        EXPECT_EQ(uniform(key, Purpose::act, {11, 13, -5, index}), unit_interval(block[index % 4]));
    }
}

TEST(Draws, EveryPartOfAnAddressMatters)
{
    Address const at{5, 6, 7, 0};
    std::set<double> draws{
        uniform({1, 0}, Purpose::act, at),           uniform({2, 0}, Purpose::act, at),
        uniform({1, 1}, Purpose::act, at),           uniform({1, 0}, Purpose::scene, at),
        uniform({1, 0}, Purpose::act, {6, 6, 7, 0}), uniform({1, 0}, Purpose::act, {5, 7, 7, 0}),
        uniform({1, 0}, Purpose::act, {5, 6, 8, 0}), uniform({1, 0}, Purpose::act, {5, 6, -7, 0}),
        uniform({1, 0}, Purpose::act, {5, 6, 7, 1}), uniform({1, 0}, Purpose::act, {5, 6, 7, 4}),
    };
    EXPECT_EQ(draws.size(), 10U);
}

TEST(Draws, LieStrictlyInside)
{
    EXPECT_EQ(unit_interval(0), 0x1p-33);
    EXPECT_EQ(unit_interval(~0U), 1 - 0x1p-33);
    EXPECT_EQ(unit_interval(0x80000000U), 0.5 + 0x1p-33);
}

TEST(Fold, KeepsBothHalves)
{
    EXPECT_EQ(fold_event(0x00000001'00000000ULL), 1U);
    EXPECT_EQ(fold_event(0x00000000'00000001ULL), 1U);
    EXPECT_EQ(fold_event(0x12345678'0F0F0F0FULL), 0x12345678U ^ 0x0F0F0F0FU);
}

constexpr int cells = 64;
constexpr int side = 1024; // draws along each of two directions of the address
constexpr double error_rate = 1e-6;

/// Counts of a million draws in 64 equal cells.
template <class Draw>
double uniformity(Draw draw)
{
    std::vector<long> counts(cells, 0);
    for (std::uint32_t i = 0; i < side; ++i)
        for (std::uint32_t j = 0; j < side; ++j)
            ++counts[static_cast<std::size_t>(draw(i, j) * cells)];
    return chi_square(counts, std::vector<double>(cells, 1.0 / cells));
}

/// Counts of pairs of draws (i, j), (i, j + 1) in 8 x 8 cells: uniform if neighbours are independent.
template <class Draw>
double independence(Draw draw)
{
    std::vector<long> counts(cells, 0);
    for (std::uint32_t i = 0; i < side; ++i)
        for (std::uint32_t j = 0; j < side; j += 2)
            ++counts[static_cast<std::size_t>(draw(i, j) * 8) * 8 +
                     static_cast<std::size_t>(draw(i, j + 1) * 8)];
    return chi_square(counts, std::vector<double>(cells, 1.0 / cells));
}

/// False alarms: 1e-6 for each of the eight numbers compared.
TEST(Draws, AreUniformAndIndependentAlongEveryDirection)
{
    double const limit = chi_square_limit(cells - 1, error_rate);
    Key const key{2024, 0};
    auto const partners = [&](std::uint32_t i, std::uint32_t j) {
        return uniform(key, Purpose::scene, {i, j, 0, 0});
    };
    auto const weeks = [&](std::uint32_t i, std::uint32_t j) {
        return uniform(key, Purpose::scene, {i, 0, static_cast<Week>(j) - 512, 0});
    };
    auto const indices = [&](std::uint32_t i, std::uint32_t j) {
        return uniform(key, Purpose::scene, {i, 0, 0, j});
    };
    auto const replicates = [&](std::uint32_t i, std::uint32_t j) {
        return uniform({2024, j}, Purpose::scene, {i, 0, 0, 0});
    };
    for (double const statistic :
         {uniformity(partners), uniformity(weeks), uniformity(indices), uniformity(replicates),
          independence(partners), independence(weeks), independence(indices), independence(replicates)})
        EXPECT_LT(statistic, limit);
}

TEST(Draws, TestsOfUniformityRejectSlips)
{
    double const limit = chi_square_limit(cells - 1, error_rate);
    Key const key{2024, 0};
    // The direction is left out of the address, so neighbours are one draw.
    auto const without_partner = [&](std::uint32_t i, std::uint32_t) {
        return uniform(key, Purpose::scene, {i, 0, 0, 0});
    };
    EXPECT_GT(independence(without_partner), limit);
    // A bend by one in fifty.
    auto const bent = [&](std::uint32_t i, std::uint32_t j) {
        return std::pow(uniform(key, Purpose::scene, {i, j, 0, 0}), 1.02);
    };
    EXPECT_GT(uniformity(bent), limit);
}

} // namespace
} // namespace groundswell
