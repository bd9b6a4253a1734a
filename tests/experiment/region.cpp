#include <gtest/gtest.h>

#include "experiment/region.hpp"
#include "experiment/sobol.hpp"
#include "experiment/tree.hpp"

namespace groundswell {
namespace {

/// Points of six parameters; `holds` says where something holds.
template <class F>
LabelledPoints points_where(F&& holds)
{
    Sobol const sobol(1);
    LabelledPoints out;
    for (std::uint32_t i = 0; i < 128; ++i) {
        out.features.emplace_back();
        for (std::size_t d = 0; d < 6; ++d)
            out.features.back().push_back(sobol(i, d));
        out.holds.push_back(holds(out.features.back(), i));
    }
    return out;
}

TEST(Region, IsFoundWhereTwoParametersDecide)
{
    auto const region = find_region(
        points_where([](std::vector<double> const& x, std::uint32_t) { return x[2] > .4 && x[4] <= .7; }));
    ASSERT_TRUE(region);
    EXPECT_TRUE(region->found);
    EXPECT_GT(region->right, region->right_without);
    auto const words = region_words(region->leaves, {"a", "b", "c", "d", "e", "f"});
    EXPECT_NE(words.find("c is above "), std::string::npos) << words;
    EXPECT_NE(words.find("e is at most "), std::string::npos) << words;
}

TEST(Region, IsNotFoundInNoise)
{
    // Which points hold is drawn apart from all parameters. The check lets 1 of 20 through; four of these
    // six would be a chance of 10^-4.
    int found = 0;
    for (std::size_t noise = 0; noise < 6; ++noise) {
        Sobol const coin(99);
        auto const region = find_region(points_where([&](std::vector<double> const&, std::uint32_t i) {
            return coin(1000 + 7 * i, 30 + noise) < .5;
        }));
        found += region && region->found ? 1 : 0;
    }
    EXPECT_LE(found, 3);
}

TEST(Region, IsNotLookedForAmongFewPoints)
{
    LabelledPoints few;
    for (int i = 0; i < 10; ++i) {
        few.features.push_back({i / 10.0});
        few.holds.push_back(i > 5);
    }
    EXPECT_FALSE(find_region(few));
}

} // namespace
} // namespace groundswell
