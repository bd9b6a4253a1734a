#pragma once
#include <string>
#include <vector>

#include "scenario/scenario.hpp"

namespace groundswell {

/// Write the scenario as TOML. Reading the text gives the same scenario, except for notes and path.
///
/// @param directory  the folder of the text; paths of tables are written relative to it. "": the working
///   directory
std::string write_toml(Scenario const& scenario, std::string const& directory = "");

/// Write a scenario with comments for a user's own tables, to be edited. It names every guess, and shows
/// the most important parameters with their defaults.
///
/// @param guesses  sentences, as the import reports them
std::string init_text(ImportSpec const& tables, std::vector<std::string> const& guesses,
                      std::string const& directory = "");

} // namespace groundswell
