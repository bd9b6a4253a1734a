# Write the scenarios of scenarios/ and the profiles of scenarios/profiles/ into a source file of room scenario, so that
# the program needs no other file.
# Sets groundswell_scenario_generated.
groundswell_embed(shipped_rows scenarios/*.toml NAME_WE "        ShippedScenario{" ", " "},")
groundswell_embed(shipped_profile_rows scenarios/profiles/*.toml NAME_WE "        ShippedScenario{" ", " "},")
set(groundswell_scenario_generated ${PROJECT_BINARY_DIR}/generated/shipped_scenarios.cpp)
file(CONFIGURE OUTPUT ${groundswell_scenario_generated} @ONLY CONTENT [[#include <groundswell/read_scenario.hpp>

#include <array>

namespace groundswell {

std::span<ShippedScenario const> shipped_scenarios()
{
    static constexpr std::array all{
@shipped_rows@    };
    return all;
}

std::span<ShippedScenario const> shipped_profiles()
{
    static constexpr std::array all{
@shipped_profile_rows@    };
    return all;
}

} // namespace groundswell
]])
