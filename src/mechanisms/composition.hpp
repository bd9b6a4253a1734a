#pragma once
#include <array>
#include <cstdint>

#include "mechanisms/rules.hpp"

namespace groundswell {

/// Weighs people as targets by how few of their group are in a team (model 3.1).
///
/// People who are few of their kind are seen and chosen more often. The factor is exp(token * (1/2 - s)),
/// with s the share of the person's group in the team, the perpetrator included.
///
/// Source: Kanter (1977), American Journal of Sociology 82, 965-990.
class Composition {
  public:
    constexpr explicit Composition(Rules const& rules) : rules_(rules) {}

    /// Count somebody of the team; vacant seats are not counted.
    constexpr void add(Group group)
    {
        ++people_[group];
        ++all_;
    }

    /// How many are counted.
    constexpr std::uint32_t size() const { return all_; }

    /// Factor of a group that has somebody in the team.
    constexpr double factor(Group group) const
    {
        double const share = static_cast<double>(people_[group]) / static_cast<double>(all_);
        return portable_exp(rules_.p.acts.token * (0.5 - share));
    }

  private:
    Rules const& rules_;
    std::array<std::uint32_t, max_groups> people_{};
    std::uint32_t all_{0};
};

} // namespace groundswell
