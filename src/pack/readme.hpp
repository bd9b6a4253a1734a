#pragma once
#include <string>
#include <vector>

#include "pack/packed_file.hpp"
#include "pack/packed_study.hpp"

namespace groundswell::pack {

/// Names of hashes and their values, hexadecimal.
std::vector<std::pair<std::string, std::string>> hashes_of(PackedStudy const& study);

/// What a person reads who opens the research object (Markdown).
std::string readme(PackedStudy const& study, std::vector<PackedFile> const& files);

} // namespace groundswell::pack
