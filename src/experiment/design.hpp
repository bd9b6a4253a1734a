#pragma once
#include <groundswell/exclusion.hpp>
#include <groundswell/parameter_table.hpp>
#include <groundswell/scenario.hpp>
#include <string>
#include <vector>

#include "experiment/sobol.hpp"
#include "scenario/contradictions.hpp"

namespace groundswell {

/// A number that is not known exactly, and the interval in which it plausibly lies.
struct UncertainParameter {
    ParameterAt at;
    Range plausible;

    /// The value at a point u of the unit interval.
    double drawn(double u) const;
};

/// The numbers that a design varies: those of role `uncertain`, whatever their grade of evidence, whose
/// plausible range is not a point, and that the scenario does not set itself. In the order of the parameter
/// table.
std::vector<UncertainParameter> uncertain_parameters(Scenario const& scenario);

/// Points of the plausible space of a scenario: the scenario itself with its uncertain numbers drawn from
/// their plausible ranges, evenly (`Sobol`), without the points that contradict themselves.
///
/// Point i depends on the scenario, the seed and i only: a larger design begins with the smaller one. Where a
/// point meets a contradiction, the numbers of this rule alone are drawn again, by an index keyed with the
/// point and the attempt. So all other numbers of the point stay, and what is drawn is spread evenly over
/// what the rules leave. Shares that sum to 1 are divided by their sum, so that one may end slightly outside
/// its range.
class Design {
  public:
    /// @throws UserError if a number that the scenario sets contradicts every draw of another
    Design(Scenario scenario, std::uint32_t seed);

    /// Ready to run; it passes `check_scenario`.
    Scenario at(std::uint32_t point) const;

    std::vector<UncertainParameter> const& parameters() const { return parameters_; }

    /// How much the rules exclude, over many first draws.
    Exclusion const& exclusion() const { return exclusion_; }

    /// One number for all that its points depend on besides the scenario and the seed: what is varied, over
    /// which ranges, and what is excluded.
    std::uint64_t hash() const;

  private:
    /// A rule, and those of its numbers that are drawn, as indices of `parameters_`.
    struct Rule {
        ContradictionAt at;
        std::vector<std::size_t> drawn;
    };

    void draw(Parameters& into, std::vector<std::size_t> const& which, std::uint32_t index) const;
    std::uint32_t further_index(std::uint32_t point, std::uint32_t attempt) const;
    Exclusion estimated() const;

    Scenario scenario_;
    std::uint32_t seed_;
    std::vector<UncertainParameter> parameters_;
    std::vector<Rule> rules_;
    Sobol sobol_;
    Exclusion exclusion_;
};

} // namespace groundswell
