#include <cmath>
#include <groundswell/over_members.hpp>
#include <gtest/gtest.h>

namespace groundswell {
namespace {

/// Standard normal draws (Box & Muller) at addresses of their own.
class Normal {
  public:
    explicit Normal(std::uint64_t state) : state_(state) {}
    double operator()()
    {
        double const u = next(), v = next();
        return std::sqrt(-2 * std::log(u)) * std::cos(2 * 3.14159265358979 * v);
    }

  private:
    double next()
    {
        state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
        return (static_cast<double>(state_ >> 11) + .5) / 9007199254740992.0;
    }
    std::uint64_t state_;
};

/// Members with a standard deviation of their own, and of their runs.
std::vector<std::vector<double>> drawn(Normal& normal, std::size_t members, double between, double within)
{
    std::vector<std::vector<double>> out(members);
    for (std::size_t m = 0; m < members; ++m) {
        double const own = 10 + between * normal();
        for (std::size_t r = 0; r < 2 + m % 3; ++r) // unequal numbers
            out[m].push_back(own + within * normal());
    }
    return out;
}

TEST(OverMembers, FindsTheVariancesThatWereDrawn)
{
    // 400 experiments of 40 members. The mean of the estimates lies within 5 standard errors of the truth but
    // for one experiment in two million.
    Normal normal(7);
    constexpr int experiments = 400;
    double between = 0, between2 = 0, within = 0, naive = 0;
    for (int i = 0; i < experiments; ++i) {
        auto const members = drawn(normal, 40, 2, 3);
        auto const estimate = estimate_over_members(members, no_bounds);
        double const b = estimate.parameters_sd * estimate.parameters_sd;
        between += b;
        between2 += b * b;
        within += estimate.chance_sd * estimate.chance_sd;
        naive += estimate.mean.se * estimate.mean.se * 40; // variance of members' means: holds chance too
    }
    double const mean = between / experiments;
    double const error = std::sqrt((between2 / experiments - mean * mean) / experiments);
    EXPECT_NEAR(mean, 4, 5 * error);
    EXPECT_NEAR(within / experiments, 9, .35);
    EXPECT_GT(naive / experiments - 4, 5 * error) << "the likeliest mistake: the variance of members' means";
}

TEST(OverMembers, NeverFindsANegativeVariance)
{
    Normal normal(3);
    int zero = 0;
    for (int i = 0; i < 100; ++i) {
        auto const estimate = estimate_over_members(drawn(normal, 12, 0, 1), no_bounds);
        EXPECT_GE(estimate.parameters_sd, 0);
        zero += estimate.parameters_sd == 0 ? 1 : 0;
    }
    EXPECT_GT(zero, 25) << "without differences between members about half come out negative";
}

TEST(OverMembers, IntervalOfTheMeanCoversIt)
{
    // 1,000 experiments: 95 % +- 3.5 points but for one test in a million.
    Normal normal(11);
    int covers = 0;
    for (int i = 0; i < 1000; ++i) {
        auto const e = estimate_over_members(drawn(normal, 16, 1, 1), no_bounds).mean;
        covers += e.low <= 10 && 10 <= e.high ? 1 : 0;
    }
    EXPECT_NEAR(covers, 950, 35);
}

TEST(OverMembers, IntervalOfTheSplitCoversIt)
{
    // 1,000 experiments: 95 % +- 3.5 points but for one test in a million.
    Normal normal(13);
    int covers = 0, covers_none = 0;
    for (int i = 0; i < 1000; ++i) {
        auto const part = estimate_over_members(drawn(normal, 40, 2, 3), no_bounds).parameters_share_interval;
        covers += part.low <= 4.0 / 13 && 4.0 / 13 <= part.high ? 1 : 0;
        auto const none = estimate_over_members(drawn(normal, 40, 0, 3), no_bounds).parameters_share_interval;
        covers_none += none.low == 0 ? 1 : 0;
    }
    EXPECT_NEAR(covers, 950, 35);
    EXPECT_NEAR(covers_none, 975, 25) << "of nothing the interval begins at 0";
}

TEST(OverMembers, RangesKeepWithinBounds)
{
    std::vector<std::vector<double>> const shares{{0, .02}, {0, 0}, {.9, 1}, {1, 1}, {0, .5}};
    auto const e = estimate_over_members(shares, share_bounds);
    for (auto const& range : {e.together, e.parameters, e.chance}) {
        EXPECT_GE(range.low, 0);
        EXPECT_LE(range.high, 1);
        EXPECT_LE(range.low, range.high);
    }
    EXPECT_GE(e.mean.low, 0);
    EXPECT_GT(e.parameters_share(), .5);
}

TEST(OverMembers, ChanceIsUnknownWithOneRunEach)
{
    auto const e = estimate_over_members(std::vector<std::vector<double>>{{1}, {2}, {3}}, no_bounds);
    EXPECT_TRUE(std::isnan(e.chance_sd));
    EXPECT_TRUE(std::isnan(e.parameters_share()));
    EXPECT_EQ(e.mean.mean, 2);
    EXPECT_EQ(e.median, 2);
}

TEST(OverMembers, CountsMembersInWhichAFigureFalls)
{
    auto const effect =
        effect_over_members(std::vector<std::vector<double>>{{-1, -2}, {-1, .5}, {0, 0}, {NAN}, {3, 1}});
    EXPECT_EQ(effect.falls.k, 2U);
    EXPECT_EQ(effect.rises.k, 1U);
    EXPECT_EQ(effect.falls.n, 4U);
}

TEST(OverMembers, GivesTwoStatesAsSharesOfMembers)
{
    auto const states = states_over_members(
        std::vector<std::vector<double>>{{.2, .21}, {.2, .8}, {.79, .81}, {.8, .8}, {.19, .2}});
    ASSERT_TRUE(states);
    EXPECT_EQ(states->all_low.k, 2U);
    EXPECT_EQ(states->all_high.k, 2U);
    EXPECT_EQ(states->both.k, 1U);
    EXPECT_FALSE(states_over_members(std::vector<std::vector<double>>{{.4, .41}, {.45, .5}}));
    EXPECT_FALSE(
        states_over_members(std::vector<std::vector<double>>{{.2, .21}, {.2, .2}, {.21, .2}, {.8, .8}}))
        << "a member apart by its parameters";
}

TEST(OverMembers, ReplicatesNameTheirMember)
{
    EXPECT_EQ(member_replicates(3, 2), (std::vector<std::uint32_t>{0, 65536, 1, 65537, 2, 65538}));
    EXPECT_EQ(member_of(65538), 2U);
}

TEST(OverMembers, MeansOfMembersKeepWhatAllReplicatesShow)
{
    auto const run = [](std::uint32_t replicate, std::vector<PointValue> values) {
        return PairedReplicate{.replicate = replicate, .arms = {std::move(values)}};
    };
    std::vector<PairedReplicate> const runs{run(0, {{"harm", "all", 1}, {"harm", "woman", 5}}),
                                            run(65536, {{"harm", "all", 3}}), run(1, {{"harm", "all", NAN}}),
                                            run(65537, {{"harm", "all", 4}})};
    auto const means = means_of_members(runs);
    ASSERT_EQ(means.size(), 2U);
    EXPECT_EQ(means[0].arms[0], (std::vector<PointValue>{{"harm", "all", 2}})) << "withheld in one: withheld";
    EXPECT_EQ(means[1].arms[0], (std::vector<PointValue>{{"harm", "all", 4}}));
    auto const column = member_column(runs, 0, "harm");
    ASSERT_TRUE(column);
    EXPECT_EQ((*column)[0], (std::vector<double>{1, 3}));
}

} // namespace
} // namespace groundswell
