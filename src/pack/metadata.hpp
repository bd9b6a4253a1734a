#pragma once
#include <string>
#include <vector>

#include "pack/packed_file.hpp"
#include "pack/packed_study.hpp"

namespace groundswell::pack {

/// The text of ro-crate-metadata.json: RO-Crate 1.1 with the profile Process Run Crate 0.5. The study is the
/// result of one action for each command.
std::string metadata(PackedStudy const& study, std::vector<PackedFile> const& files);

} // namespace groundswell::pack
