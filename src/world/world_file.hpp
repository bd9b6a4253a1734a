#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "base/problems.hpp"
#include "world/world.hpp"

/// Worlds as files (HDF5; docs/worlds.md says what is in them).
namespace groundswell {

/// Files of this version can be read. Version 1 meant other ties by the keys that it stored.
inline constexpr int world_file_version = 2;

/// What a file says about itself before its columns are read.
struct WorldHeader {
    std::string title;
    std::size_t seats{0};
    int ranks{1};
    std::vector<std::string> groups;
    bool imported{false};
    std::uint64_t digest{0}; ///< over all columns
    std::uint64_t bytes{0};  ///< of all columns, which is what the world takes in memory, or somewhat more
};

/// Write a world. Columns go to the file in chunks, each with a checksum; no second copy is made. Worlds of
/// imported people can be read by nobody but the owner of the file.
///
/// @throws UserError if the file is there already or cannot be written; then nothing is left of it
void write_world_file(World const& world, std::string const& path, std::string const& title);

/// @throws UserError, by name, if the file is no world, is truncated, or is of a newer version
WorldHeader read_world_header(std::string const& path);

/// Read a world. The same world as was written: the same results to the last bit.
///
/// @throws UserError, by name, as above, and if a checksum is wrong
World read_world_file(std::string const& path);

} // namespace groundswell
