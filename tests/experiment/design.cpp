#include <algorithm>
#include <groundswell/read_scenario.hpp>
#include <gtest/gtest.h>

#include "experiment/design.hpp"
#include "scenario/check.hpp"

namespace groundswell {
namespace {

TEST(Design, PointsAreValidAndDrawnWithinTheirRanges)
{
    Design const design(default_scenario(), 1);
    EXPECT_GT(design.parameters().size(), 100U);
    for (std::uint32_t i = 0; i < 64; ++i) {
        auto const scenario = design.at(i);
        EXPECT_TRUE(check_scenario(scenario).empty());
        for (auto const& [at, plausible] : design.parameters()) {
            bool const shared = at.name.starts_with("kinds.") || at.name.starts_with("policy.response") ||
                                at.name.starts_with("discourse.frames") ||
                                at.name.starts_with("career.hiring");
            EXPECT_TRUE(shared || plausible.contains(at.in(scenario.parameters))) << at.name;
        }
    }
}

TEST(Design, KeepsSumsAndWhatIsGiven)
{
    auto scenario = default_scenario();
    apply_overrides(scenario, {"acts.power=1.5", "kinds.coercion.share=0.11"});
    Design const design(scenario, 1);
    for (auto const& parameter : design.parameters())
        EXPECT_NE(parameter.at.name, "acts.power");
    for (std::uint32_t i = 0; i < 16; ++i) {
        auto const p = design.at(i).parameters;
        EXPECT_EQ(p.acts.power, 1.5);
        EXPECT_EQ(p.kinds[3].share, .11);
        EXPECT_NEAR(p.kinds[1].share + p.kinds[2].share, .89, 1e-12);
    }
}

TEST(Design, VariesNoSettingAndNothingMeasured)
{
    for (auto const& parameter : uncertain_parameters(default_scenario())) {
        EXPECT_EQ(parameter.at.row->role, Role::uncertain);
        EXPECT_NE(parameter.at.row->evidence, Evidence::measured);
    }
}

} // namespace
} // namespace groundswell
