#include <gtest/gtest.h>

#include "agreement.hpp"
#include "alone.hpp"
#include "mechanism_cases.hpp"

namespace groundswell::twin {
namespace {

class Mechanisms : public ::testing::TestWithParam<MechanismCase> {};
INSTANTIATE_TEST_SUITE_P(Twin, Mechanisms, ::testing::ValuesIn(mechanism_cases()),
                         [](auto const& one) { return one.param.name; });

/// A comparison in which nothing happens proves nothing.
TEST_P(Mechanisms, HappenInTheTwinAlone)
{
    auto const& [name, setting, happens, without] = GetParam();
    Sums const sums = run_alone(setting);
    for (Counter const counter : happens)
        EXPECT_GT(sums[counter], 0U) << counter_names[static_cast<std::size_t>(counter)];
    EXPECT_TRUE(!without || differ_alone(setting, *without));
}

TEST_P(Mechanisms, Agree)
{
    EXPECT_EQ(first_difference(GetParam().setting), "");
}

} // namespace
} // namespace groundswell::twin
