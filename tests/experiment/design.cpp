#include <algorithm>
#include <array>
#include <groundswell/read_scenario.hpp>
#include <gtest/gtest.h>
#include <set>

#include "experiment/design.hpp"
#include "experiment/small_world.hpp"
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

bool contradicts(Parameters const& p)
{
    return p.propensity.harm.share[0] > p.propensity.everyday.share[0] ||
           p.propensity.harm.share[1] > p.propensity.everyday.share[1] ||
           p.kinds[0].severity >= p.disclose.min_severity;
}

TEST(Design, DrawsAgainOnlyWhatContradictsItself)
{
    constexpr std::uint32_t points = 8192, seed = 5;
    Design const design(default_scenario(), seed);
    Sobol const sobol(seed);
    auto const& all = design.parameters();
    // Besides the numbers of the rules, those are left out that are divided by a sum.
    auto const is_compared = [](std::string const& name) {
        constexpr std::array others{"propensity.",      "disclose.min_severity", "kinds.",
                                    "policy.response.", "discourse.frames.",     "career.hiring."};
        return std::ranges::none_of(others, [&](char const* other) { return name.starts_with(other); });
    };
    std::size_t met = 0;
    double sum = 0;
    for (std::uint32_t i = 0; i < points; ++i) {
        auto const drawn = design.at(i).parameters;
        ASSERT_FALSE(contradicts(drawn));
        Parameters first = default_scenario().parameters;
        for (std::size_t k = 0; k < all.size(); ++k)
            all[k].at.in(first) = all[k].drawn(sobol(i, k));
        if (!(first.kinds[0].severity >= first.disclose.min_severity)) continue;
        ++met;
        sum += drawn.kinds[0].severity;
        if (met % 16 != 0) continue;
        for (auto const& parameter : all) {
            if (!is_compared(parameter.at.name)) continue;
            EXPECT_EQ(parameter.at.in(drawn), parameter.at.in(first)) << parameter.at.name;
        }
    }
    // Of remarks from .01 to .08 and thresholds from .06 to .2, one pair of 49 contradicts itself.
    EXPECT_NEAR(static_cast<double>(met) / points, 1 / 49., .003);
    // Their mean is .045 = 1/49 of (.06 + .02 * 2/3) + 48/49 of what is drawn again, whose spread is .02.
    EXPECT_NEAR(sum / static_cast<double>(met), (.045 - (.06 + .04 / 3) / 49) * 49 / 48, .005);
}

TEST(Design, SaysHowMuchOfTheSpaceIsExcluded)
{
    auto const excluded = excluded_from(default_scenario());
    ASSERT_EQ(excluded.rules.size(), 3U); // one of them for women and for men
    EXPECT_NEAR(excluded.rules[2].share.value(), 1 / 49., .004);
    // Women: harm from .06 to .18, everyday from .1 to .3. Men: .15 to .35, .25 to .45.
    EXPECT_NEAR(excluded.rules[0].share.value(), .5 * .08 * .08 / (.12 * .2), .01);
    EXPECT_NEAR(excluded.rules[1].share.value(), .5 * .1 * .1 / (.2 * .2), .01);
    EXPECT_GT(excluded.share.k, excluded.rules[0].share.k);
    EXPECT_LT(excluded.share.k,
              excluded.rules[0].share.k + excluded.rules[1].share.k + excluded.rules[2].share.k + 1);
}

TEST(Design, RefusesANumberThatContradictsEveryDraw)
{
    auto const refusal = [](std::vector<std::string> const& set) {
        auto scenario = default_scenario();
        apply_overrides(scenario, set);
        return testing::problems_of([&] { Design(scenario, 1); });
    };
    EXPECT_EQ(refusal({"kinds.remark.severity=0.3"}),
              "kinds.remark.severity: lies above disclose.min_severity at every point that can be drawn "
              "(people would tell and report remarks, which surveys of harm do not count (model 3.5)). Hold "
              "neither number fixed, or both\n");
    EXPECT_EQ(refusal({"kinds.remark.severity=0.15"}), "");
    EXPECT_EQ(refusal({"kinds.remark.severity=0.3", "disclose.min_severity=0.1"}), "")
        << "what the user sets is the user's choice; a note says so";
}

TEST(Design, NoNumberStandsInTwoRules)
{
    std::set<std::string> seen;
    for (auto const& at : contradictions_of(default_scenario())) {
        EXPECT_TRUE(seen.insert(at.smaller.name).second);
        EXPECT_TRUE(seen.insert(at.larger.name).second);
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
