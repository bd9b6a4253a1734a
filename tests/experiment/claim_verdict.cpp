#include <gtest/gtest.h>

#include "experiment/claim_verdict.hpp"

namespace groundswell {
namespace {

TEST(ClaimVerdict, IsWhatTheWholeIntervalSays)
{
    EXPECT_EQ(verdict_of({48, 48}), ClaimVerdict::holds);
    EXPECT_EQ(verdict_of({0, 48}), ClaimVerdict::fails);
    EXPECT_EQ(verdict_of({24, 48}), ClaimVerdict::depends);   // [36, 64]
    EXPECT_EQ(verdict_of({8, 48}), ClaimVerdict::undecided);  // [9, 30]
    EXPECT_EQ(verdict_of({32, 48}), ClaimVerdict::undecided); // [53, 78]
    EXPECT_EQ(verdict_of({2, 2}), ClaimVerdict::undecided);   // [34, 100]: too few points
}

TEST(ClaimVerdict, SaysHowManyPointsWouldDecide)
{
    for (auto const& share :
         {Share{8, 48}, Share{32, 48}, Share{3, 4}, Share{12, 16}, Share{1, 4}, Share{14, 16}}) {
        auto const n = points_that_decide(share);
        if (4 * share.k == share.n || 4 * share.k == 3 * share.n) {
            EXPECT_FALSE(n) << "a share on a border is never decided";
            continue;
        }
        ASSERT_TRUE(n);
        EXPECT_GT(*n, share.n);
        // At whole multiples of the sample, the same share has the same interval as the rule computes.
        std::size_t const many = (*n + share.n - 1) / share.n, few = (*n - 1) / share.n;
        EXPECT_NE(verdict_of({share.k * many, share.n * many}), ClaimVerdict::undecided);
        EXPECT_EQ(verdict_of({share.k * few, share.n * few}), ClaimVerdict::undecided);
    }
    EXPECT_EQ(points_that_decide({1, 1}), 12U); // 12 of 12: [76, 100]; 11 of 11: [74, 100]
}

} // namespace
} // namespace groundswell
