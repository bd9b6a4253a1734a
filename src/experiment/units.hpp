#pragma once
#include <cstddef>
#include <functional>
#include <groundswell/points.hpp>
#include <string>
#include <vector>

#include "parallel/executor.hpp"

namespace groundswell {

/// Keeps one of the points of a unit, by its place among them.
using KeepPoint = std::function<void(std::size_t point, std::vector<PointValue> values)>;

/// Work in units that do not depend on each other, each of which leaves points in a store.
struct Units {
    std::string of;       ///< what the work is part of; processes that share it must agree
    std::size_t count{0}; ///< units 0 ..
    std::size_t first{0}; ///< number of the first for who deals them out to shards
    /// The points of a unit.
    std::function<std::vector<PointKey>(std::size_t unit)> points;
    /// All that a process which was given the same command needs to run a unit.
    std::function<std::vector<double>(std::size_t unit)> address;
    /// Run the points of a unit that are missing. Pure; called from several threads at once.
    std::function<void(std::vector<double> const& address, std::vector<std::size_t> const& missing,
                       KeepPoint const& keep)>
        run;
    /// Take what a point gave, from the store or from a run; one at a time.
    std::function<void(std::size_t unit, std::size_t point, std::vector<PointValue> values)> take;
    /// Called after each unit that is whole, one at a time; may throw to stop.
    std::function<void(bool recalled)> advance{};
    bool more_follows{false}; ///< whether work goes on from what all units give
};

/// Run the units that the store lacks, and keep each point as soon as it is run. They are spread over the
/// threads, and over the ranks of the store if it has some. Of a store that is a shard, the units of that
/// shard are run.
///
/// @throws LeftToOthers if other shards have some of the units
/// @throws Dismissed on a rank that only runs units for others
void run_units(Units const& units, Executor const& executor, PointStore& store);

} // namespace groundswell
