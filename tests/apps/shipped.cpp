#include <algorithm>
#include <gtest/gtest.h>

#include "apps/program.hpp"

namespace groundswell::testing {
namespace {

/// Each scenario says in which of the two lasting states it rests, and a run of it says the same.
class Shipped : public ::testing::TestWithParam<std::string> {};

TEST_P(Shipped, RestsInTheStateThatItsDescriptionNames)
{
    TemporaryFolder const folder;
    auto const described = run_program(folder, "describe " + GetParam()).out;
    auto const printed = run_program(folder, "run " + GetParam() + " --replicates 3").out;
    // Above its findings, a run repeats the description.
    auto const ran = printed.substr(std::min(printed.find("WHAT WAS FOUND"), printed.size()));
    auto const says = [](std::string const& text, std::string state) {
        // Lines are wrapped, so a blank may be a line end.
        auto joined = text;
        for (std::size_t at = 0; (at = joined.find("\n", at)) != std::string::npos;)
            joined.replace(at, joined.find_first_not_of(" \n", at) - at, " ");
        return joined.find("the " + state + " of the two lasting states") != std::string::npos;
    };
    EXPECT_TRUE(says(described, "worse")) << described;
    EXPECT_TRUE(says(ran, "worse")) << ran;
    EXPECT_FALSE(says(ran, "better")) << ran;
}

INSTANTIATE_TEST_SUITE_P(Scenarios, Shipped,
                         ::testing::Values("barracks", "campus", "default", "film", "firm", "hospital",
                                           "hotel", "town"),
                         [](auto const& at) { return at.param; });

} // namespace
} // namespace groundswell::testing
