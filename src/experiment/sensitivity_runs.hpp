#pragma once
#include <groundswell/sensitivity.hpp>
#include <string>
#include <vector>

#include "experiment/allowed_cube.hpp"
#include "experiment/morris.hpp"

namespace groundswell {

/// Names of the stages in a store.
inline constexpr char const *screening_stage = "sensitivity/screening",
                            *indices_stage = "sensitivity/indices";

/// What is moved from A to B together: some numbers, or the draws.
struct MovedTogether {
    std::string name;                 ///< of the point
    std::vector<std::size_t> numbers; ///< indices of the uncertain numbers, ascending
    bool draws{false};
};

/// Trajectory `index` of a design. The screening does not depend on how many there are.
Trajectory screening_trajectory(std::uint32_t seed, std::uint32_t index, std::size_t dimensions);

/// The runs of the screening: of each trajectory the start, and one after each move, named after the number
/// that was moved.
std::vector<SensitivityRun> screening_runs(std::uint32_t seed, std::uint32_t trajectories,
                                           std::vector<UncertainParameter> const& parameters);

/// The runs of the indices: of each replicate A, B, and A with each of these taken from B.
std::vector<SensitivityRun> indices_runs(std::uint32_t seed, std::uint32_t replicates, std::size_t dimensions,
                                         std::vector<MovedTogether> const& moved);

/// How far all runs of a design are.
struct RunsDone {
    std::size_t done{0}, planned{0};
    bool more_follows{true}; ///< from what comes out
};

/// Run what the store lacks, spread over threads, and fill in what came out.
///
/// @throws LeftToOthers if the store is a shard, and others have some of the runs
void fill_in(std::vector<SensitivityRun>& runs, AllowedCube const& cube, SensitivityOptions const& options,
             PointStore& store, RunsDone& progress);

/// One metric by run; NaN where it is unknown.
///
/// @throws UserError if it is withheld in any run
std::vector<double> metric_column(std::vector<SensitivityRun> const& runs, std::string const& metric);

} // namespace groundswell
