# Write the scenarios of scenarios/ into a source file of room scenario, so that the program needs no other file.
# Sets groundswell_scenario_generated; configuring again when a scenario changes is left to CMake.
file(GLOB shipped_files CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/scenarios/*.toml)
set_property(DIRECTORY ${PROJECT_SOURCE_DIR} APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${shipped_files})
set(shipped_rows)
foreach(shipped_file ${shipped_files})
    get_filename_component(shipped_name ${shipped_file} NAME_WE)
    file(READ ${shipped_file} shipped_text)
    string(APPEND shipped_rows "    ShippedScenario{\"${shipped_name}\", R\"toml(${shipped_text})toml\"},\n")
endforeach()
set(groundswell_scenario_generated ${PROJECT_BINARY_DIR}/generated/shipped_scenarios.cpp)
file(CONFIGURE OUTPUT ${groundswell_scenario_generated} @ONLY CONTENT [[#include "scenario/shipped.hpp"

#include <array>

namespace groundswell {

std::span<ShippedScenario const> shipped_scenarios()
{
    static constexpr std::array all{
@shipped_rows@    };
    return all;
}

} // namespace groundswell
]])
