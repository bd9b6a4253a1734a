#pragma once
#include <groundswell/exclusion.hpp>
#include <groundswell/parameter_points.hpp>
#include <vector>

#include "experiment/plausible_space.hpp"
#include "experiment/sobol.hpp"

namespace groundswell {

/// Points of the plausible space of a scenario: the scenario itself with its uncertain numbers drawn from
/// their plausible ranges, evenly (`Sobol`), without the points that contradict themselves.
///
/// Point i depends on the scenario, the seed and i only: a larger design begins with the smaller one. Where a
/// point meets a contradiction, the numbers of this rule alone are drawn again, by an index keyed with the
/// point and the attempt. So all other numbers of the point stay, and what is drawn is spread evenly over
/// what the rules leave. Shares that sum to 1 are divided by their sum, so that one may end slightly outside
/// its range.
class Design : public ParameterPoints {
  public:
    /// @throws UserError if a number that the scenario sets contradicts every draw of another
    Design(Scenario scenario, std::uint32_t seed);

    /// It passes `check_scenario`.
    Scenario at(std::uint32_t point) const override;
    std::vector<UncertainParameter> const& parameters() const override { return space_.parameters(); }
    std::uint64_t hash() const override { return space_.hash(); }
    std::optional<std::uint32_t> size() const override { return std::nullopt; }

    PlausibleSpace const& space() const { return space_; }
    /// How much the rules exclude, over many first draws.
    Exclusion const& exclusion() const { return exclusion_; }

  private:
    void draw(Parameters& into, std::vector<std::size_t> const& which, std::uint32_t index) const;
    std::uint32_t further_index(std::uint32_t point, std::uint32_t attempt) const;
    Exclusion estimated() const;

    PlausibleSpace space_;
    std::uint32_t seed_;
    Sobol sobol_;
    Exclusion exclusion_;
};

} // namespace groundswell
