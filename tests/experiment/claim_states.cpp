#include <gtest/gtest.h>

#include "experiment/claim_states.hpp"

namespace groundswell {
namespace {

/// One part: the arm leaves less harm than the base.
Claim claim_about(std::string const& states)
{
    Claim claim;
    claim.states = states;
    claim.arms.push_back({.name = "arm", .set = {}, .interventions = {}, .weeks = {}});
    claim.parts.push_back({"less", "harm(base) - harm(arm)", 0, {}});
    return claim;
}

struct Ended {
    double base, arm; ///< perceived norms
    double less{1};   ///< harm of the base less that of the arm
};

std::vector<ClaimUnit> point(std::vector<Ended> const& replicates)
{
    std::vector<ClaimUnit> out;
    for (auto const& [base, arm, less] : replicates)
        out.push_back({{final_norm("base").text(), base},
                       {final_norm("arm").text(), arm},
                       {"harm(base)", less},
                       {"harm(arm)", 0}});
    return out;
}

TEST(ClaimStates, AreNotClaimedAcrossPointsOrArms)
{
    std::vector<std::vector<ClaimUnit>> const points{point({{.40, .80}, {.41, .81}, {.42, .82}}),
                                                     point({{.80, .40}, {.81, .41}, {.82, .42}})};
    EXPECT_FALSE(states_of(claim_about("arm"), points));
}

TEST(ClaimStates, AreFoundWhereReplicatesOfOneArmPart)
{
    std::vector<std::vector<ClaimUnit>> const points{
        point({{.40, .40, 1}, {.41, .41, 1}, {.42, .42, 1}, {.43, .80, -1}}), point({{.40, .80}, {.41, .81}}),
        point({{.40, .30, 2}, {.75, .31, 3}, {.41, .32, 4}, {.76, .33, 5}})};
    auto const states = states_of(claim_about("arm"), points);
    ASSERT_TRUE(states);
    EXPECT_EQ(states->parted[0].first, "base");
    EXPECT_EQ(states->parted[0].second.k, 1U); // the last point
    EXPECT_EQ(states->parted[1].second.k, 1U); // the first
    EXPECT_EQ(states->parted[1].second.n, 3U);
    EXPECT_EQ(states->holds_low.k, 3U);
    EXPECT_EQ(states->holds_low.n, 3U);
    EXPECT_EQ(states->holds_high.k, 0U);
    EXPECT_EQ(states->holds_high.n, 1U);
    EXPECT_EQ(states->effect_high.median, -1);
    auto const by_base = states_of(claim_about(""), points);
    EXPECT_EQ(by_base->holds_high.n, 2U);
    EXPECT_EQ(by_base->effect_high.median, 4);
}

TEST(ClaimStates, OneReplicateSaysNothing)
{
    EXPECT_FALSE(states_of(claim_about("arm"), std::vector{point({{.4, .8}}), point({{.8, .4}})}));
}

} // namespace
} // namespace groundswell
