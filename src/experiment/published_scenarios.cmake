# Write the scenarios of published/ into a source file of room experiment, so that `validate` needs no other file.
# Sets groundswell_experiment_generated.
groundswell_embed(published_rows published/*.toml NAME_WE "    if (name == " ") return " ";")
set(groundswell_experiment_generated ${PROJECT_BINARY_DIR}/generated/published_scenarios.cpp)
file(CONFIGURE OUTPUT ${groundswell_experiment_generated} @ONLY CONTENT [[#include "experiment/published_via_engine.hpp"

namespace groundswell {

std::string_view published_text(std::string_view name)
{
@published_rows@    return {};
}

} // namespace groundswell
]])
