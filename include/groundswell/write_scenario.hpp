#pragma once
#include <groundswell/scenario.hpp>
#include <string>
#include <vector>

namespace groundswell {

/// Write the scenario as TOML. Reading the text gives the same scenario, except for notes and path.
///
/// @param directory  the folder of the text; paths of tables are written relative to it. "": the working
///   directory
std::string write_toml(Scenario const& scenario, std::string const& directory = "");

struct InitOptions {
    std::string directory;       ///< where the text will lie, as for `write_toml`
    bool hire_like_table{false}; ///< hire by the shares of the whole table, not of its lowest rank
};

/// A commented scenario for a user's own tables, to be edited: every guess and every blank named, the
/// parameters that matter first shown with their defaults.
std::string init_text(ImportDraft const& draft, InitOptions const& options = {});

} // namespace groundswell
