#pragma once
#include <cstdint>
#include <groundswell/ids.hpp>

#include "mechanisms/attempts.hpp"
#include "world/people.hpp"

namespace groundswell {

/// A person who can start an act, with bounds computed from its propensities. So most weeks cost one draw and
/// one comparison.
struct Attempter {
    Seat seat{0};
    /// The upper half of a draw must reach this for the week to have a candidate. Rounded down; `Candidates`
    /// decides.
    std::uint16_t everyday_from{0}, harm_from{0};
    /// Upper bound of the pressure F of both tiers until the next touch. It counts in the baselines towards
    /// which states relax. Valid while the record was last touched in `bound_touched`.
    float bound{0};
    std::int16_t bound_touched{never};
    std::uint8_t row{0}; ///< hint: where its propensities were found in their page

    Attempter(Seat who, Propensity const& own, Candidates const& candidates)
        : seat(who), everyday_from(from(candidates.none(own.everyday))),
          harm_from(from(candidates.none(own.harm)))
    {}

    /// @param draws  of the week: harm, everyday
    bool may_harm(Block const& draws) const { return upper(draws[0]) >= harm_from; }
    bool may_start(Block const& draws) const
    {
        // Without a branch: most do not.
        return (static_cast<unsigned>(may_harm(draws)) |
                static_cast<unsigned>(upper(draws[1]) >= everyday_from)) != 0;
    }

  private:
    static constexpr std::uint16_t upper(std::uint32_t draw)
    {
        return static_cast<std::uint16_t>(draw >> 16);
    }
    /// Upper half of the draw from which on a week brings a candidate, rounded down.
    /// @param none  probability that it brings none
    static constexpr std::uint16_t from(double none)
    {
        double const draw = none * 0x1p32 - 1;
        return upper(draw >= 4294967295.0 ? 0xFFFFFFFFU : draw > 0 ? static_cast<std::uint32_t>(draw) : 0);
    }
};
static_assert(sizeof(Attempter) == 16);

} // namespace groundswell
