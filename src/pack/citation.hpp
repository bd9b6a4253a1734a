#pragma once
#include <string_view>

/// What says how the program is cited. Written by pack/pack.cmake when the build is configured.
namespace groundswell::pack {

/// The text of CITATION.cff.
std::string_view citation();
/// The text of codemeta.json.
std::string_view codemeta();

} // namespace groundswell::pack
