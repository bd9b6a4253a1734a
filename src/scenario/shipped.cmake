# Write the scenarios of scenarios/ and the profiles of scenarios/profiles/ into a source file of room scenario, so that
# the program needs no other file.
# Sets groundswell_scenario_generated; configuring again when one of them changes is left to CMake.
function(groundswell_shipped_rows pattern rows_out)
    file(GLOB shipped_files CONFIGURE_DEPENDS ${pattern})
    set_property(DIRECTORY ${PROJECT_SOURCE_DIR} APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${shipped_files})
    set(rows)
    foreach(shipped_file ${shipped_files})
        get_filename_component(shipped_name ${shipped_file} NAME_WE)
        file(READ ${shipped_file} shipped_text)
        string(APPEND rows "        ShippedScenario{\"${shipped_name}\", R\"toml(${shipped_text})toml\"},\n")
    endforeach()
    set(${rows_out} "${rows}" PARENT_SCOPE)
endfunction()
groundswell_shipped_rows(${PROJECT_SOURCE_DIR}/scenarios/*.toml shipped_rows)
groundswell_shipped_rows(${PROJECT_SOURCE_DIR}/scenarios/profiles/*.toml shipped_profile_rows)
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
