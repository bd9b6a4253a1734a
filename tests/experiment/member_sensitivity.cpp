#include "experiment/member_sensitivity.hpp"

#include <cmath>
#include <gtest/gtest.h>

#include "random/draw.hpp"

namespace groundswell {
namespace {

constexpr std::uint32_t members = 200, replicates = 4, numbers = 8;

double even(std::uint32_t member, std::uint32_t index, Week what)
{
    return uniform({9, 0}, Purpose::design, {member, index, what, 0});
}

struct Members {
    std::vector<std::vector<double>> columns{numbers, std::vector<double>(members)}, runs{members};

    /// Number 0 counts twice as much as number 1, the others nothing, and chance as much as number 0.
    Members()
    {
        for (std::uint32_t m = 0; m < members; ++m) {
            for (std::uint32_t k = 0; k < numbers; ++k)
                columns[k][m] = even(m, k, 1);
            for (std::uint32_t r = 0; r < replicates; ++r)
                runs[m].push_back(2 * columns[0][m] - columns[1][m] + 2 * even(m, r, 2));
        }
    }
};

TEST(MemberSensitivity, FindsTheSharesOfALinearModel)
{
    Members const made;
    auto const found = shares_over_members(made.columns, made.runs, {1, 0});
    ASSERT_EQ(found.shares.size(), numbers);
    // Variances 4, 1 and 4 of 9, in units of a uniform one; the standard error of a share is about .03.
    EXPECT_EQ(found.shares[0].number, 0U);
    EXPECT_NEAR(found.shares[0].alone.value, 4.0 / 9, .1);
    EXPECT_GT(found.shares[0].correlation, .7);
    EXPECT_EQ(found.shares[1].number, 1U);
    EXPECT_NEAR(found.shares[1].alone.value, 1.0 / 9, .07);
    EXPECT_LT(found.shares[1].correlation, -.2);
    EXPECT_NEAR(found.over.parameters_share(), 5.0 / 9, .1);
    for (std::size_t i = 0; i < numbers; ++i) {
        EXPECT_EQ(found.shares[i].beyond_chance, i < 2) << i;
        EXPECT_LE(found.shares[i].alone.interval.low, found.shares[i].alone.value);
        EXPECT_GE(found.shares[i].alone.interval.high, found.shares[i].alone.value);
    }
    EXPECT_LT(found.shares[2].alone.value, .02) << "what chance finds is taken off";
    EXPECT_LT(found.shares[0].alone.interval.low, 4.0 / 9);
    EXPECT_GT(found.shares[0].alone.interval.high, 4.0 / 9);
}

TEST(MemberSensitivity, SaysNothingOfFewMembersAndLeavesOutThoseWithoutAValue)
{
    Members made;
    for (std::uint32_t m = 0; m < 20; ++m)
        for (double& x : made.runs[10 * m])
            x = std::nan("");
    EXPECT_EQ(shares_over_members(made.columns, made.runs, {1, 0}).shares[0].number, 0U);
    for (auto& column : made.columns)
        column.resize(20);
    made.runs.resize(20);
    EXPECT_TRUE(shares_over_members(made.columns, made.runs, {1, 0}).shares.empty());
}

} // namespace
} // namespace groundswell
