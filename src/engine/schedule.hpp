#pragma once
#include <groundswell/ids.hpp>
#include <limits>

namespace groundswell {

/// When an intervention is in force, and when what changes states acts.
struct Schedule {
    static constexpr Week forever = std::numeric_limits<Week>::max();

    Week start{0}, end{forever}; ///< the first week in which it no longer acts
    Week every{0};               ///< 0: once

    constexpr bool in_force(Week week) const { return week >= start && week < end; }
    /// Whether what changes states acts this week: at the start, and every `every` weeks.
    constexpr bool acts(Week week) const
    {
        if (!in_force(week)) return false;
        return week == start || (every > 0 && (week - start) % every == 0);
    }
};

} // namespace groundswell
