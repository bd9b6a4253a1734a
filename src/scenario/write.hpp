#pragma once
#include <string>
#include <vector>

#include "scenario/scenario.hpp"

namespace groundswell {

/// The scenario as TOML. Reading it gives the same scenario, notes and path aside.
///
/// @param directory  where the text will lie; paths of tables are written relative to it. "": the working
/// directory
std::string write_toml(Scenario const& scenario, std::string const& directory = "");

/// A commented scenario for a user's own tables, to be edited: every guess named, the parameters that matter
/// first shown with their defaults.
///
/// @param guesses  in words, as the import reports them
std::string init_text(ImportSpec const& tables, std::vector<std::string> const& guesses,
                      std::string const& directory = "");

} // namespace groundswell
