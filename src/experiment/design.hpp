#pragma once
#include <groundswell/parameter_table.hpp>
#include <groundswell/scenario.hpp>
#include <string>
#include <vector>

#include "experiment/sobol.hpp"

namespace groundswell {

/// A number that is not known exactly, and the interval in which it plausibly lies.
struct UncertainParameter {
    ParameterAt at;
    Range plausible;
};

/// The numbers that a design varies: those of role `uncertain`, whatever their grade of evidence, whose
/// plausible range is not a point, and that the scenario does not set itself. In the order of the parameter
/// table.
std::vector<UncertainParameter> uncertain_parameters(Scenario const& scenario);

/// Points of the plausible space of a scenario: the scenario itself with its uncertain numbers drawn from
/// their plausible ranges, evenly (`Sobol`).
///
/// Point i depends on the scenario, the seed and i only: a larger design begins with the smaller one.
/// Relations are kept: shares that sum to 1 are divided by their sum, so that one may end slightly outside
/// its range, and the share of those who harm is at most the share of those who make remarks.
class Design {
  public:
    Design(Scenario scenario, std::uint32_t seed);

    /// Ready to run; it passes `check_scenario`.
    Scenario at(std::uint32_t point) const;

    std::vector<UncertainParameter> const& parameters() const { return parameters_; }

  private:
    Scenario scenario_;
    std::vector<UncertainParameter> parameters_;
    Sobol sobol_;
};

} // namespace groundswell
