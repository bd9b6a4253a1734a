#include <algorithm>
#include <array>
#include <groundswell/read_scenario.hpp>
#include <gtest/gtest.h>
#include <set>

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

TEST(Design, VariesWhatIsUncertainAlsoIfMeasured)
{
    std::set<std::string> varied;
    for (auto const& parameter : uncertain_parameters(default_scenario())) {
        EXPECT_EQ(parameter.at.row->role, Role::uncertain) << parameter.at.name;
        EXPECT_LT(parameter.plausible.low, parameter.plausible.high) << parameter.at.name;
        varied.insert(parameter.at.name);
    }
    std::array<int, 3> of_grade{};
    auto const scenario = default_scenario();
    for (auto const& at : parameters_for(scenario.groups, scenario.ranks)) {
        if (!varied.contains(at.name)) {
            EXPECT_TRUE(at.row->role != Role::uncertain || at.default_value->plausible.is_point()) << at.name;
            continue;
        }
        ++of_grade[static_cast<std::size_t>(at.row->evidence)];
    }
    for (int const grade : of_grade)
        EXPECT_GT(grade, 0);
}

} // namespace
} // namespace groundswell
