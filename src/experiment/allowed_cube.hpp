#pragma once
#include <span>
#include <vector>

#include "experiment/plausible_space.hpp"

namespace groundswell {

/// Maps the whole unit cube onto what the rules about contradictions leave of a plausible space.
///
/// `PlausibleSpace::scenario_at` maps it onto all of the space, where some points contradict themselves.
/// `Design` draws those again, which no design on a grid of coordinates can. Here the two numbers of a rule
/// are found one after the other: the larger one from its distribution over what the rule leaves, then the
/// smaller one between the lower end of its range and the larger. So evenly spread points of the cube give
/// numbers spread evenly over what is allowed, as in `Design`, and the map is continuous in both (Rosenblatt
/// 1952, Ann. Math. Stat. 23(3), 470-472). The coordinate of the smaller number says how far it lies within
/// what the larger one leaves to it.
class AllowedCube {
  public:
    /// @throws UserError if a number that the scenario sets contradicts every draw of another
    explicit AllowedCube(Scenario const& scenario);

    std::vector<UncertainParameter> const& parameters() const { return space_.parameters(); }
    PlausibleSpace const& space() const { return space_; }

    /// @param unit  one coordinate for each of `parameters`, in (0,1)
    Scenario at(std::span<double const> unit) const;

  private:
    PlausibleSpace space_;
};

} // namespace groundswell
