#pragma once
#include <span>
#include <vector>

#include "experiment/plausible_space.hpp"

namespace groundswell {

/// The plausible space as a fit walks in it: points whose values are short enough to be written down, and
/// read back the same.
class FitSpace {
  public:
    explicit FitSpace(Scenario scenario) : space_(std::move(scenario)) {}

    std::vector<UncertainParameter> const& parameters() const { return space_.parameters(); }
    std::uint64_t hash() const { return space_.hash(); }
    std::size_t dimensions() const { return space_.parameters().size(); }

    /// The scenario at a point, its numbers rounded to five digits; shares that sum to 1 still do.
    Scenario at(std::span<double const> unit) const;
    /// Whether it contradicts itself there.
    bool contradicts(std::span<double const> unit) const;

  private:
    PlausibleSpace space_;
};

} // namespace groundswell
