#include <cmath>
#include <groundswell/read_scenario.hpp>
#include <gtest/gtest.h>
#include <span>

#include "experiment/design.hpp"
#include "experiment/plausible_space.hpp"
#include "scenario/check.hpp"

namespace groundswell {
namespace {

TEST(PlausibleSpace, ADesignTakesItsPointsFromIt)
{
    Design const design(default_scenario(), 1);
    PlausibleSpace const space(default_scenario());
    EXPECT_EQ(design.hash(), space.hash());
    EXPECT_FALSE(design.size());
    Sobol const sobol(1);
    for (std::uint32_t point = 0; point < 16; ++point) {
        std::vector<double> unit;
        for (std::size_t k = 0; k < space.parameters().size(); ++k)
            unit.push_back(sobol(point, k));
        auto const scenario = space.scenario_at(unit);
        if (space.contradicts(scenario)) continue; // the design draws some numbers again
        for (auto const& parameter : space.parameters())
            EXPECT_EQ(parameter.at.in(scenario.parameters), parameter.at.in(design.at(point).parameters))
                << parameter.at.name;
    }
}

TEST(PlausibleSpace, APointAndItsScenarioAreInverse)
{
    Design const design(default_scenario(), 7);
    auto const& space = design.space();
    for (std::uint32_t point = 0; point < 32; ++point) {
        auto const scenario = design.at(point);
        auto const again = space.scenario_at(space.unit_of(scenario));
        EXPECT_TRUE(check_scenario(again).empty());
        for (auto const& [at, plausible] : space.parameters()) {
            double const value = at.in(scenario.parameters);
            EXPECT_NEAR(at.in(again.parameters), value, 1e-12 * std::max(1.0, std::abs(value))) << at.name;
        }
    }
}

TEST(PlausibleSpace, CornersAreTheEndsOfRangesAndWholeNumbersStayWhole)
{
    PlausibleSpace const space(default_scenario());
    std::size_t whole = 0;
    for (auto const& parameter : space.parameters()) {
        EXPECT_EQ(parameter.drawn(0), parameter.plausible.low) << parameter.at.name;
        EXPECT_NEAR(parameter.drawn(1), parameter.plausible.high, 1e-12 * std::abs(parameter.plausible.high))
            << parameter.at.name;
        if (!parameter.at.row->integer) continue;
        ++whole;
        for (double value = parameter.plausible.low; value <= parameter.plausible.high; ++value)
            EXPECT_EQ(parameter.drawn(parameter.unit_of(value)), value) << parameter.at.name;
    }
    EXPECT_GT(whole, 0U);
}

TEST(PlausibleSpace, KnowsWhatContradictsItself)
{
    PlausibleSpace const space(default_scenario());
    auto scenario = default_scenario();
    EXPECT_FALSE(space.contradicts(scenario));
    scenario.parameters.kinds[0].severity = scenario.parameters.disclose.min_severity;
    EXPECT_TRUE(space.contradicts(scenario)) << "remarks would be told and reported";
    scenario = default_scenario();
    scenario.parameters.propensity.harm.share[1] = scenario.parameters.propensity.everyday.share[1] + .01;
    EXPECT_TRUE(space.contradicts(scenario));
}

TEST(PlausibleSpace, KeepsSumsAtAnyPoint)
{
    PlausibleSpace const space(default_scenario());
    for (double const u : {0.0, .3, 1.0}) {
        std::vector<double> const unit(space.parameters().size(), u);
        auto const p = space.scenario_at(unit).parameters;
        EXPECT_NEAR(p.kinds[1].share + p.kinds[2].share + p.kinds[3].share, 1, 1e-12);
    }
}

} // namespace
} // namespace groundswell
