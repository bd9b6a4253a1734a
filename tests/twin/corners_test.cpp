#include <cstdlib>
#include <groundswell/parameter_table.hpp>
#include <gtest/gtest.h>

#include "agreement.hpp"
#include "base/mix64.hpp"
#include "compare.hpp"
#include "examples.hpp"

/// Engine and twin at the corners of what is allowed. GROUNDSWELL_CORNERS=2000 tries so many random ones.
namespace groundswell::twin {
namespace {

/// Parameters that an intervention could change from week to week: others shape the world.
std::vector<ParameterAt> all_of(Setting const& setting)
{
    auto out = parameters_for(setting.place().groups, setting.place().ranks);
    std::erase_if(out, [](auto const& at) { return !at.row->changes_during_run(); });
    return out;
}

Setting small_setting()
{
    Setting setting;
    setting.seats = 30;
    setting.burnin = 2;
    setting.weeks = 12;
    return setting;
}

/// Ends of a range, as far as a number of people or weeks makes sense.
double end_of(ParameterRow const& row, bool high)
{
    return high ? std::min(row.allowed.high, 1000.0) : row.allowed.low;
}

TEST(TwinCorners, AgreeAtBothEndsOfEachParameter)
{
    Setting const setting = small_setting();
    int tried = 0;
    for (auto const& at : all_of(setting))
        for (bool const high : {false, true}) {
            Setting corner = setting;
            at.in(corner.parameters) = end_of(*at.row, high);
            EXPECT_EQ(first_difference(corner), "") << at.name << (high ? " high" : " low");
            ++tried;
        }
    EXPECT_GT(tried, 200);
    std::printf("%d ends\n", tried);
}

TEST(TwinCorners, AgreeAtRandomCorners)
{
    char const* const asked = std::getenv("GROUNDSWELL_CORNERS");
    int const corners = asked ? std::atoi(asked) : 40;
    Setting const setting = small_setting();
    auto const all = all_of(setting);
    for (int i = 0; i < corners; ++i) {
        Setting corner = setting;
        std::uint64_t state = mix64(static_cast<std::uint64_t>(i));
        for (auto const& at : all) {
            state = mix64(state + 0x9E3779B97F4A7C15ULL);
            // A fifth of all is at an end, so that not everything is extreme at once.
            if (state % 5 == 0) at.in(corner.parameters) = end_of(*at.row, (state >> 8) % 2 == 0);
        }
        corner.seed = static_cast<std::uint32_t>(i);
        EXPECT_EQ(first_difference(corner), "") << "corner " << i;
    }
}

} // namespace
} // namespace groundswell::twin
