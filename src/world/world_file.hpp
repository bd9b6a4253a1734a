#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "base/problems.hpp"
#include "base/stop.hpp"
#include "world/world.hpp"

/// Worlds as files (HDF5; docs/worlds.md says what is in them).
namespace groundswell {

/// The version of files that can be read. In version 1, the stored keys gave other ties.
inline constexpr int world_file_version = 2;

/// The description of a file, known before its columns are read.
struct WorldHeader {
    std::string title;
    std::size_t seats{0};
    int ranks{1};
    std::vector<std::string> groups;
    bool imported{false};
    std::uint64_t digest{0}; ///< over all columns
    std::uint64_t bytes{0};  ///< of all columns; the world takes so much memory, or somewhat less
};

/// Write a world. Columns go to the file in chunks, each with a checksum; no second copy is made. Only the
/// owner of the file can read a world of imported people.
///
/// @throws UserError if the file exists already or cannot be written, Stopped if asked to; then no file is
/// left
void write_world_file(World const& world, std::string const& path, std::string const& title, Stop stop = {});

/// @throws UserError, by name, if the file is no world, is truncated, or is of a newer version
WorldHeader read_world_header(std::string const& path);

/// Read a world. It gives the same results as the world that was written, to the last bit.
///
/// @throws UserError, by name, as above, and if a checksum is wrong
World read_world_file(std::string const& path, Stop stop = {});

} // namespace groundswell
