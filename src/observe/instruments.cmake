# Write data/instruments.csv into a source file of room observe, so that the program needs no other file.
# Sets groundswell_observe_generated.
groundswell_embed(instruments data/instruments.csv NAME "// " "\n    return " ";")
set(groundswell_observe_generated ${PROJECT_BINARY_DIR}/generated/shipped_instruments.cpp)
file(CONFIGURE OUTPUT ${groundswell_observe_generated} @ONLY CONTENT [[#include "observe/instruments.hpp"

namespace groundswell {

std::string_view shipped_instruments()
{
    @instruments@}

} // namespace groundswell
]])
