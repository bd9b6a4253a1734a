#pragma once
#include <cstdint>
#include <groundswell/counters.hpp>
#include <groundswell/result.hpp>
#include <groundswell/simulation.hpp>
#include <span>
#include <vector>

#include "engine/state.hpp"
#include "observe/fates.hpp"

namespace groundswell {

/// All processes of a spread world call these functions, and find the same.

/// Average all states over the holders of seats, by group and rank, as they read now. Changes nothing.
StateMeans observe_states(Simulation const& simulation);

/// The means that follow from sums of states as stored. @param sums  [group][rank][state]
StateMeans state_means(Week week, std::span<std::uint64_t const> sums, std::vector<std::uint32_t> people);

/// Count the people who hold a seat now, [group][rank].
std::vector<std::uint32_t> count_people(Simulation const& simulation);

/// What became of acts of the weeks that were run.
Fates observe_fates(Simulation const& simulation);

/// Hash of weekly event counts and the final state in seat order, field by field with its name (model section
/// 8).
std::uint64_t result_hash(std::vector<Counts> const& weeks, SimulationState const& state);
/// The same of a world that is spread over processes. All call it, and find the same.
std::uint64_t result_hash(std::vector<Counts> const& weeks, SimulationState const& state,
                          Partition const& partition);

} // namespace groundswell
