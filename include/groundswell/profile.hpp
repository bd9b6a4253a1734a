#pragma once
#include <groundswell/country.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace groundswell {

/// A country as its profile describes it, without its size.
struct Profile {
    std::string file; ///< as given
    CountrySpec spec;
    std::vector<std::string> rank_names; ///< may be empty
};

/// Read and check a profile (docs/worlds.md).
///
/// @param name  a file, or the name of a shipped profile if there is no such file
/// @throws UserError with every problem of the file at once, each as `file:line: what (allowed). Suggestion`
Profile read_profile(std::string const& name);
Profile read_profile_text(std::string_view text, std::string const& name);

} // namespace groundswell
