# Write the scenarios of published/ into a source file of room experiment, so that `validate` needs no other file.
# Sets groundswell_experiment_generated.
file(GLOB published_files CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/published/*.toml)
set_property(DIRECTORY ${PROJECT_SOURCE_DIR} APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${published_files})
set(published_rows)
foreach(published_file ${published_files})
    get_filename_component(published_name ${published_file} NAME_WE)
    file(READ ${published_file} published_text)
    string(APPEND published_rows "    if (name == \"${published_name}\") return R\"toml(${published_text})toml\";\n")
endforeach()
set(groundswell_experiment_generated ${PROJECT_BINARY_DIR}/generated/published_scenarios.cpp)
file(CONFIGURE OUTPUT ${groundswell_experiment_generated} @ONLY CONTENT [[#include "experiment/published_via_engine.hpp"

namespace groundswell {

std::string_view published_text(std::string_view name)
{
@published_rows@    return {};
}

} // namespace groundswell
]])
