# Write data/targets.csv into a source file of room fit, so that the program needs no other file.
# Sets groundswell_fit_generated.
set(targets_file ${PROJECT_SOURCE_DIR}/data/targets.csv)
set_property(DIRECTORY ${PROJECT_SOURCE_DIR} APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${targets_file})
file(READ ${targets_file} targets_text)
set(groundswell_fit_generated ${PROJECT_BINARY_DIR}/generated/shipped_targets.cpp)
file(CONFIGURE OUTPUT ${groundswell_fit_generated} @ONLY CONTENT [[#include <groundswell/targets.hpp>

namespace groundswell {

std::string_view const shipped_targets = R"csv(@targets_text@)csv";

} // namespace groundswell
]])
