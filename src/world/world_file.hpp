#pragma once
#include <groundswell/problems.hpp>
#include <groundswell/stop.hpp>
#include <groundswell/world.hpp>
#include <optional>
#include <string>

#include "world/world.hpp"

/// Worlds as files (HDF5; docs/worlds.md says what is in them).
namespace groundswell {

/// About how long the file of a world will be [bytes].
std::uint64_t world_file_bytes(World const& world, std::string const& title);

/// Read a world. It gives the same results as the world that was written, to the last bit.
///
/// A file may be made by anybody: every number, index and name in it is checked against what is there before
/// anything is made of it. Checksums tell accidents only.
///
/// @param digest  of the file as it was read before; nothing: it was not
/// @throws UserError, by name, if it is no world file or does not hold together, or has another digest
World read_world_file(std::string const& path, Stop stop = {}, std::optional<std::uint64_t> digest = {});

} // namespace groundswell
