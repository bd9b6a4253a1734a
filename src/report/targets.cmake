# Write data/targets.csv into a source file of room report, so that the program needs no other file.
# Sets groundswell_report_generated.
set(targets_file ${PROJECT_SOURCE_DIR}/data/targets.csv)
set_property(DIRECTORY ${PROJECT_SOURCE_DIR} APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${targets_file})
file(READ ${targets_file} targets_text)
set(groundswell_report_generated ${PROJECT_BINARY_DIR}/generated/shipped_targets.cpp)
file(CONFIGURE OUTPUT ${groundswell_report_generated} @ONLY CONTENT [[#include "report/targets.hpp"

namespace groundswell::report {

std::string_view const shipped_targets = R"csv(@targets_text@)csv";

} // namespace groundswell::report
]])
