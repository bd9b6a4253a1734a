#pragma once
#include <cstdint>
#include <groundswell/ids.hpp>

#include "engine/weekly_start.hpp"

namespace groundswell {

/// A person who can start an act.
struct Attempter {
    Seat seat{0};
    WeeklyStart start;
    /// Upper bound of the pressure F of both tiers until the next touch. It counts in the baselines towards
    /// which states relax. Valid while the record was last touched in `bound_touched`.
    float bound{0};
    std::int16_t bound_touched{never};
    std::uint8_t row{0}; ///< hint: where its propensities were found in their page

    Attempter(Seat who, Propensity const& own, Candidates const& candidates)
        : seat(who), start(own, candidates)
    {}

    bool may_harm(Block const& draws) const { return start.may_harm(draws); }
    bool may_start(Block const& draws) const { return start.may_start(draws); }
};
static_assert(sizeof(Attempter) == 16);

} // namespace groundswell
