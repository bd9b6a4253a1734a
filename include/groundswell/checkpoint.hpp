#pragma once
#include <cstdint>
#include <groundswell/simulation.hpp>
#include <span>
#include <string>
#include <vector>

namespace groundswell {

/// Write everything of a simulation that changes from week to week, and what it has added up, as bytes, with
/// format version and checksum. With the same scenario, key and world, `restore_checkpoint` goes on from
/// there to the same results.
///
/// It holds no ids of imported people, and no random number generator, because draws have addresses.
std::vector<std::uint8_t> write_checkpoint(Simulation const& simulation);

/// Put a simulation where `write_checkpoint` found one. Its world must be the same.
///
/// @param name  what to call the bytes in messages (a file)
/// @throws UserError if they are no checkpoint, truncated, of another version, or their checksum is wrong,
/// and if they
///         are of a world with another number of seats, or cannot be a state of this scenario in this world:
///         every size, seat, week and number is checked. The simulation is then unchanged
void restore_checkpoint(Simulation& simulation, std::span<std::uint8_t const> bytes, std::string const& name);

} // namespace groundswell
