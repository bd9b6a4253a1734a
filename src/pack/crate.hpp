#pragma once
#include <filesystem>
#include <string>
#include <vector>

namespace groundswell::pack {

inline constexpr char const* metadata_file = "ro-crate-metadata.json";
inline constexpr char const* study_file = "study.sqlite";
inline constexpr char const* scenario_file = "scenario.toml";
inline constexpr char const* citation_file = "CITATION.cff";
inline constexpr char const* codemeta_file = "codemeta.json";
inline constexpr char const* no_licence = "Not stated. Ask whoever gave you this file before you use it.";

/// What a research object is asked to say besides what the study says.
struct CrateRequest {
    std::filesystem::path study;
    std::string date{};    ///< of publication; "": the day on which the study's file was changed last
    std::string licence{}; ///< an identifier of SPDX; "": none is stated
    std::vector<std::string> authors{}; ///< "NAME" or "NAME (ORCID)"
};

struct Crate {
    std::string bytes; ///< a zip archive
    std::vector<std::string> names;
    bool of_tables{false}; ///< it is about people of somebody's tables
};

/// Make a research object (RO-Crate 1.1, Process Run Crate 0.5) of a study. The same file and request give
/// the same bytes.
///
/// @throws UserError if the study cannot be read, holds no results, is of another version, or shows figures
/// of fewer than five people who were counted; and for each fault of the request
Crate crate_of(CrateRequest const& request);

} // namespace groundswell::pack
