#pragma once
#include <string>
#include <vector>

#include "world/import.hpp"

namespace groundswell {

/// The table [world] of a scenario, for a spec with every guess written out.
///
/// @param directory  where the scenario will lie; paths are written relative to it. "": the working directory
std::string world_text(ImportSpec const& spec, std::string const& directory);

/// The table [world] of a scenario that names a profile or a world file.
std::string source_text(char const* key, std::string const& file, std::string const& directory);

/// `["a", "b"]`
std::string toml_list(std::vector<std::string> const& items);

} // namespace groundswell
