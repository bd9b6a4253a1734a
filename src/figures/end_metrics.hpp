#pragma once
#include <algorithm>
#include <groundswell/figures.hpp>
#include <groundswell/result.hpp>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "figures/people_counts.hpp"
#include "observe/fates.hpp"
#include "world/world.hpp"

namespace groundswell {

/// What the end-of-run figures are computed from.
struct EndOfRun {
    World const& world;
    PeopleCounts const& people;
    std::span<Counts const> series; ///< by week of the horizon
    /// Seat-holders by week, [group][rank], parallel to `series`.
    std::span<std::vector<std::uint32_t> const> occupied;
    Week end{0};              ///< first week not run
    Week window{104};         ///< of the survey question
    StateMeans const& states; ///< at the end
    Fates const& fates;
    Withheld const& withheld;
    int min_cell{5};

    /// The weeks of the window that there are.
    Week window_there() const { return std::min(window, static_cast<Week>(series.size())); }
};

/// The end-of-run figures of the catalogue, each for everyone and for the groups it is given for.
///
/// The order is part of a study and of its metrics hash. Figures of people come first, one after another;
/// figures from acts, events, ranks and states follow in blocks, all figures of a group before the next
/// group.
std::vector<Metric> end_metrics(EndOfRun const& at);

/// What became of the acts of counted kinds of the window.
Funnel end_funnel(EndOfRun const& at);

} // namespace groundswell
