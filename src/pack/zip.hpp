#pragma once
#include <string>
#include <vector>

#include "pack/packed_file.hpp"

namespace groundswell::pack {

/// A zip archive of the files. It holds no time and no owner, so the same files give the same bytes.
///
/// @throws std::runtime_error if libzip refuses
std::string zip_of(std::vector<PackedFile> const& files);

} // namespace groundswell::pack
