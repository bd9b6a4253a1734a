#pragma once
#include <groundswell/result.hpp>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "observe/lived.hpp"
#include "world/people.hpp"
#include "world/world.hpp"

namespace groundswell {

/// What the end-of-run figures are computed from.
struct EndOfRun {
    World const& world;
    People const& people;
    Lived const& lived;
    /// Counts by week, ending with the last week run, and reaching back at least `window` weeks as far as
    /// there are any.
    std::span<Counts const> series;
    /// Seat-holders by week, [group][rank], parallel to `series`.
    std::span<std::vector<std::uint32_t> const> occupied;
    std::size_t horizon{0}; ///< weeks of `series`, from its end, that belong to the horizon
    Week end{0};            ///< first week not run
    Week window{104};
    StateMeans const& states; ///< at the end
};

/// Weeks over which perpetrators are asked what they did (model III.vi).
inline constexpr Week act_window = 520;

/// The end-of-run figures of the catalogue, each for everyone and for the groups it is given for.
///
/// The order is part of a study and of its metrics hash. Figures of people come first, one after another;
/// figures from acts, events, ranks and states follow in blocks, all figures of a group before the next
/// group.
std::vector<Metric> end_metrics(EndOfRun const& at);

/// Acts of counted kinds in the window, on their way to accountability.
Funnel end_funnel(EndOfRun const& at);

} // namespace groundswell
