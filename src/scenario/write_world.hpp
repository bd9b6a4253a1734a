#pragma once
#include <string>
#include <vector>

#include "world/import.hpp"

namespace groundswell {

/// Write the table [world] of a scenario, for a spec with every guess written out.
///
/// @param directory  the folder of the scenario; paths are written relative to it. "": the working
///   directory
std::string world_text(ImportSpec const& spec, std::string const& directory);

/// Write the table [world] of a scenario that names a profile or a world file.
std::string source_text(char const* key, std::string const& file, std::string const& directory);

/// Write a list: `["a", "b"]`.
std::string toml_list(std::vector<std::string> const& items);

} // namespace groundswell
