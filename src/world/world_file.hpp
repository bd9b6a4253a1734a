#pragma once
#include <groundswell/problems.hpp>
#include <groundswell/stop.hpp>
#include <groundswell/world.hpp>
#include <string>

#include "world/world.hpp"

/// Worlds as files (HDF5; docs/worlds.md says what is in them).
namespace groundswell {

/// Read a world. It gives the same results as the world that was written, to the last bit.
///
/// @throws UserError, by name, as above, and if a checksum is wrong
World read_world_file(std::string const& path, Stop stop = {});

} // namespace groundswell
