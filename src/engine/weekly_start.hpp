#pragma once
#include <cstdint>

#include "mechanisms/attempts.hpp"
#include "world/people.hpp"

namespace groundswell {

/// From which draws on a week brings a person candidates for attempts. So most weeks cost one draw and one
/// comparison.
struct WeeklyStart {
    /// The upper half of a draw must reach this for the week to have a candidate. Rounded down; `Candidates`
    /// decides.
    std::uint16_t everyday_from{0xFFFF}, harm_from{0xFFFF};

    constexpr WeeklyStart() = default;
    constexpr WeeklyStart(Propensity const& own, Candidates const& candidates)
        : everyday_from(from(candidates.none(own.everyday))), harm_from(from(candidates.none(own.harm)))
    {}

    /// @param draws  of the week: harm, everyday
    constexpr bool may_harm(Block const& draws) const { return upper(draws[0]) >= harm_from; }
    constexpr bool may_start(Block const& draws) const
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

/// Whether a person can start an act. Who is most likely to harm cannot, with component individuals off.
/// @param guilty  harm propensity from which that applies; 0: to nobody
constexpr bool can_start(Propensity const& own, Rules const& rules, float guilty)
{
    return own.any() && !(rules.off.individuals && guilty > 0 && own.harm >= guilty);
}

} // namespace groundswell
