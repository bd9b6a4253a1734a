#pragma once
#include <cstdint>
#include <groundswell/result.hpp>
#include <span>
#include <string>
#include <vector>

#include "engine/state.hpp"
#include "engine/tallies.hpp"

namespace groundswell {

struct Scenario;
struct World;

/// What a replicate has left so far, from week 0 on.
struct Recorded {
    std::uint64_t messages_before{0}, candidates_before{0}; ///< of burn-in
    std::vector<Counts> series;
    std::vector<std::vector<std::uint32_t>> occupied;
    std::vector<StateMeans> states;
};

/// How far one replicate of a run is. With the scenario and the key, enough to go on to the same results.
struct ReplicateProgress {
    SimulationState state;
    Tallies tallies;
    Recorded recorded;
};

/// What a state must fit to.
struct ProgressPlace {
    World const& world;
    Scenario const& scenario;
    std::string const& name; ///< what to call the bytes in messages (a file)
};

/// Write it as bytes, with format version and checksum.
std::vector<std::uint8_t> write_progress(SimulationState const& state, Tallies const& tallies,
                                         Recorded const& recorded);

/// Read what `write_progress` wrote. The bytes may be made by anybody: every size, seat, week and number is
/// checked against the world and the scenario.
///
/// @throws UserError if they do not hold together
ReplicateProgress read_progress(std::span<std::uint8_t const> bytes, ProgressPlace const& place);

} // namespace groundswell
