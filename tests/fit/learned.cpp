#include "fit/learned.hpp"

#include <groundswell/read_scenario.hpp>
#include <gtest/gtest.h>

#include "experiment/sobol.hpp"
#include "random/draw.hpp"

namespace groundswell {
namespace {

/// Members whose numbers are drawn evenly, but the first, which lies in the lower part of its range.
std::vector<FitMember> members(std::vector<UncertainParameter> const& parameters, std::uint32_t seed,
                               double part)
{
    std::vector<FitMember> out(120);
    for (std::uint32_t i = 0; i < out.size(); ++i)
        for (std::uint32_t k = 0; k < parameters.size(); ++k) {
            double const u =
                uniform({seed, 0}, Purpose::design, {.entity = i, .partner = k, .week = 0, .index = 0});
            out[i].values.push_back(parameters[k].drawn(k == 0 ? part * u : u));
        }
    return out;
}

std::size_t learned(std::vector<LearnedParameter> const& all)
{
    std::size_t out = 0;
    for (auto const& one : all)
        out += one.learned ? 1 : 0;
    return out;
}

TEST(Learned, FindsNothingInMembersThatAreSpreadEvenly)
{
    // Of 40 fits, two find something by chance (5 %); seven or more: 5e-4.
    auto const parameters = uncertain_parameters(default_scenario());
    std::size_t fits = 0;
    for (std::uint32_t seed = 1; seed <= 40; ++seed)
        fits += learned(learned_parameters(parameters, members(parameters, seed, 1))) > 0 ? 1 : 0;
    EXPECT_LT(fits, 7U);
}

TEST(Learned, FindsANumberOfWhichHalfTheRangeIsLeft)
{
    auto const parameters = uncertain_parameters(default_scenario());
    auto const all = learned_parameters(parameters, members(parameters, 3, .5));
    EXPECT_TRUE(all[0].learned);
    EXPECT_NEAR(all[0].spread, .5, .05);
    EXPECT_NEAR(all[0].distance, .5, .05);
    EXPECT_LE(learned(all), 2U);
}

TEST(Learned, DoesNotCountCopiesOfAMember)
{
    auto const parameters = uncertain_parameters(default_scenario());
    std::size_t fits = 0;
    for (std::uint32_t seed = 1; seed <= 10; ++seed) {
        auto copies = members(parameters, seed, 1);
        for (std::size_t i = 0; i < copies.size(); ++i)
            copies[i] = copies[i % 15];
        fits += learned(learned_parameters(parameters, copies)) > 0 ? 1 : 0;
    }
    EXPECT_LE(fits, 3U) << "15 members copied eight times would seem to have learned something each time";
}

} // namespace
} // namespace groundswell
