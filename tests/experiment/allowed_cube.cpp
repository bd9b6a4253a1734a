#include <algorithm>
#include <array>
#include <groundswell/read_scenario.hpp>
#include <gtest/gtest.h>

#include "experiment/allowed_cube.hpp"
#include "experiment/design.hpp"
#include "experiment/sobol.hpp"
#include "scenario/check.hpp"
#include "support/problems.hpp"

namespace groundswell {
namespace {

std::vector<double> unit_point(std::uint32_t point, std::size_t dimensions)
{
    std::vector<double> out;
    for (std::size_t k = 0; k < dimensions; ++k)
        out.push_back(Sobol(9)(point, k));
    return out;
}

std::size_t index_of(AllowedCube const& cube, std::string const& name)
{
    auto const at = std::ranges::find(cube.parameters(), name, [](auto const& p) { return p.at.name; });
    return static_cast<std::size_t>(at - cube.parameters().begin());
}

TEST(AllowedCube, NoPointContradictsItself)
{
    AllowedCube const cube(default_scenario());
    std::size_t mapped = 0;
    for (std::uint32_t i = 0; i < 512; ++i) {
        auto const unit = unit_point(i, cube.parameters().size());
        auto const scenario = cube.at(unit);
        EXPECT_FALSE(cube.space().contradicts(scenario));
        EXPECT_TRUE(check_scenario(scenario).empty());
        mapped += cube.space().contradicts(cube.space().scenario_at(unit)) ? 1U : 0U;
    }
    EXPECT_GT(mapped, 64U); // without the map many would
}

TEST(AllowedCube, SpreadsNumbersAsTheDesignDoes)
{
    // Both are even over what a rule leaves. Of 4,096 points, shares below a border differ by 0.011 on
    // average, if both were random; 0.05 is exceeded once in 100,000 comparisons.
    constexpr std::uint32_t points = 4096;
    AllowedCube const cube(default_scenario());
    Design const design(default_scenario(), 4);
    auto const k = index_of(cube, "propensity.harm.share.man"),
               l = index_of(cube, "propensity.everyday.share.man");
    auto const& [small, small_range] = cube.parameters()[k];
    auto const& [large, large_range] = cube.parameters()[l];
    std::array<std::array<double, 3>, 2> below_small{}, below_large{};
    for (std::uint32_t i = 0; i < points; ++i) {
        std::array const drawn{cube.at(unit_point(i, cube.parameters().size())).parameters,
                               design.at(i).parameters};
        for (std::size_t which = 0; which < 2; ++which)
            for (std::size_t border = 0; border < 3; ++border) {
                double const share = (static_cast<double>(border) + 1) / 4;
                auto const at = [&](Range range) { return range.low + share * (range.high - range.low); };
                below_small[which][border] += small.in(drawn[which]) < at(small_range) ? 1.0 / points : 0;
                below_large[which][border] += large.in(drawn[which]) < at(large_range) ? 1.0 / points : 0;
            }
    }
    for (std::size_t border = 0; border < 3; ++border) {
        EXPECT_NEAR(below_small[0][border], below_small[1][border], .05);
        EXPECT_NEAR(below_large[0][border], below_large[1][border], .05);
    }
    // Without the map the larger number would be even over its whole range.
    EXPECT_GT(std::abs(below_large[0][1] - .5), .05);
}

TEST(AllowedCube, IsContinuousInBothNumbersOfARule)
{
    AllowedCube const cube(default_scenario());
    auto const k = index_of(cube, "propensity.harm.share.man"),
               l = index_of(cube, "propensity.everyday.share.man");
    auto const& small = cube.parameters()[k].at;
    auto const& large = cube.parameters()[l].at;
    auto unit = unit_point(0, cube.parameters().size());
    constexpr int steps = 200;
    for (double const other : {.05, .5, .95})
        for (auto const moved : {k, l}) {
            unit[k] = unit[l] = other;
            double last_small = -1, last_large = -1;
            for (int i = 0; i < steps; ++i) {
                unit[moved] = (i + .5) / steps;
                auto const p = cube.at(unit).parameters;
                if (i > 0) {
                    EXPECT_LT(std::abs(small.in(p)-last_small), .03);
                    EXPECT_LT(std::abs(large.in(p)-last_large), .03);
                    EXPECT_GE(large.in(p), last_large);
                }
                last_small = small.in(p);
                last_large = large.in(p);
            }
        }
}

TEST(AllowedCube, KeepsWhatIsGiven)
{
    auto scenario = default_scenario();
    apply_overrides(scenario, {"propensity.harm.share.man=0.3"});
    AllowedCube const cube(scenario);
    for (std::uint32_t i = 0; i < 64; ++i) {
        auto const p = cube.at(unit_point(i, cube.parameters().size())).parameters;
        EXPECT_EQ(p.propensity.harm.share[1], .3);
        EXPECT_GE(p.propensity.everyday.share[1], .3);
    }
}

TEST(AllowedCube, AnswersToTheCoordinateOfANumberAlone)
{
    AllowedCube const cube(default_scenario());
    auto const k = index_of(cube, "acts.power");
    auto unit = unit_point(3, cube.parameters().size());
    auto const before = cube.at(unit).parameters;
    unit[k] = .99;
    auto const after = cube.at(unit).parameters;
    for (std::size_t i = 0; i < cube.parameters().size(); ++i)
        EXPECT_EQ(cube.parameters()[i].at.in(before) != cube.parameters()[i].at.in(after), i == k);
}

} // namespace
} // namespace groundswell
