#pragma once
#include <string>

#include "world/hdf5_file.hpp"
#include "world/world.hpp"

/// Layers of ties in a world file, for world_file.cpp only.
namespace groundswell {

/// Write a layer under a name. The order of columns is that of the digest.
void write_layer(hdf5::File& file, std::string const& name, TieLayer const& layer);

/// Read the layer of that name into a world whose seats are known.
///
/// @throws UserError if the columns do not fit each other
TieLayer read_layer(hdf5::File& file, std::string const& name, World const& world);

} // namespace groundswell
