#include <algorithm>
#include <groundswell/read_scenario.hpp>
#include <gtest/gtest.h>
#include <limits>

#include "experiment/claim_mechanisms.hpp"
#include "experiment/design.hpp"
#include "random/draw.hpp"

namespace groundswell {
namespace {

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

TEST(ClaimMechanisms, RanksShareTiesAndPutTheUnknownLast)
{
    std::vector<double> const values{3, 1, unknown, 3, 2};
    EXPECT_EQ(ranks_of(values), (std::vector<double>{4.5, 2, 1, 4.5, 3}));
}

TEST(ClaimMechanisms, EveryVariedNumberBelongsToOne)
{
    for (auto const& parameter : uncertain_parameters(default_scenario()))
        EXPECT_NE(mechanism_of(*parameter.at.row), parameter.at.row->section) << parameter.at.name;
}

/// 48 points of the default design, and a claim of one part with these values.
class Carried : public ::testing::Test {
  protected:
    static constexpr std::uint32_t points = 48;

    Carried() : design_(default_scenario(), 1)
    {
        for (std::uint32_t i = 0; i < points; ++i) {
            auto const scenario = design_.at(i);
            features_.emplace_back();
            for (auto const& parameter : design_.parameters())
                features_.back().push_back(parameter.at.in(scenario.parameters));
        }
    }

    std::size_t index_of(std::string const& name) const
    {
        auto const& all = design_.parameters();
        return static_cast<std::size_t>(
            std::ranges::find(all, name, [](auto const& parameter) { return parameter.at.name; }) -
            all.begin());
    }

    ClaimMechanisms found(std::vector<double> values, ClaimPart part = {"p", "harm(base)", 0, {}}) const
    {
        ClaimResult result;
        result.claim.parts = {std::move(part)};
        result.parts.push_back({.values = std::move(values), .holds = {}, .effect = {}});
        return *mechanisms_of(result, design_, features_, Key{1, 0});
    }

    double noise(std::uint32_t trial, std::uint32_t point) const
    {
        return uniform(Key{77, trial}, Purpose::design, {.entity = point});
    }

    Design design_;
    std::vector<std::vector<double>> features_;
};

TEST_F(Carried, TheNumberThatTheSizeFollowsIsFound)
{
    auto const which = index_of("learn.impunity");
    auto const& range = design_.parameters()[which].plausible;
    std::vector<double> values;
    for (std::uint32_t i = 0; i < points; ++i)
        values.push_back((features_[i][which] - range.low) / (range.high - range.low) + .5 * noise(0, i));
    auto const rising = found(values);
    EXPECT_EQ(rising.numbers.front().parameter, "learn.impunity");
    EXPECT_EQ(rising.numbers.front().mechanism, "what answers teach");
    EXPECT_GT(rising.numbers.front().correlation, .7);
    EXPECT_TRUE(rising.numbers.front().beyond_chance);
    EXPECT_GT(rising.chance, .3);
    EXPECT_LT(rising.chance, .6);
    // Where a part must be below its threshold, the same number is against the claim.
    EXPECT_LT(found(values, {"p", "harm(base)", {}, 1}).numbers.front().correlation, -.7);
}

TEST_F(Carried, ChanceIsTakenForAMechanismAboutOnceInTwenty)
{
    int false_finds = 0;
    for (std::uint32_t trial = 0; trial < 100; ++trial) {
        std::vector<double> values;
        for (std::uint32_t i = 0; i < points; ++i)
            values.push_back(noise(trial, i));
        false_finds += found(values).numbers.front().beyond_chance ? 1 : 0;
    }
    EXPECT_LE(false_finds, 13); // binomial, 5 of 100: above it once in 2,000
}

TEST_F(Carried, WhatDoesNotVaryIsCarriedByNothing)
{
    EXPECT_FALSE(found(std::vector<double>(points, 1.0)).numbers.front().beyond_chance);
}

} // namespace
} // namespace groundswell
