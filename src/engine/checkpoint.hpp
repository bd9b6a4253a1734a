#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "engine/state.hpp"

namespace groundswell {

/// Write a state as bytes: the fields of `SimulationState::visit` in their order, little-endian, with format
/// version and checksum. Holds no ids of imported people and no generator, because draws have addresses.
std::vector<std::uint8_t> write_checkpoint(SimulationState const& state);

/// Read a state that `write_checkpoint` wrote; it is equal field by field.
///
/// @param name   what to call the bytes in messages (a file)
/// @param seats  of the world that they must fit
/// @throws UserError if they are no checkpoint, truncated, of another version, or their checksum is wrong
SimulationState read_checkpoint(std::span<std::uint8_t const> bytes, std::string const& name,
                                std::size_t seats = no_seat);

} // namespace groundswell
