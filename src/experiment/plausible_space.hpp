#pragma once
#include <groundswell/parameter_points.hpp>
#include <span>
#include <string>
#include <vector>

#include "scenario/contradictions.hpp"

namespace groundswell {

/// The plausible space of a scenario: the ranges of its uncertain numbers, the rules by which some contradict
/// each other, and the sets of shares that sum to 1.
///
/// A point of the unit cube, with one coordinate for each of `parameters`, stands for a scenario.
class PlausibleSpace {
  public:
    /// A rule, and those of its numbers that are uncertain, as indices of `parameters`.
    struct Rule {
        ContradictionAt at;
        std::vector<std::size_t> drawn;
    };

    explicit PlausibleSpace(Scenario scenario);

    /// What is known: the scenario with its uncertain numbers at their defaults.
    Scenario const& scenario() const { return scenario_; }
    std::vector<UncertainParameter> const& parameters() const { return parameters_; }
    /// Rules about uncertain numbers; others are for `check_scenario`.
    std::vector<Rule> const& rules() const { return rules_; }

    /// The scenario at a point. Shares that sum to 1 are divided by their sum, so that one may end slightly
    /// outside its range. The point may contradict itself (`contradicts`).
    Scenario scenario_at(std::span<double const> unit) const;
    /// The point of a scenario: `scenario_at` gives the same values again, to rounding. A coordinate lies
    /// outside 0 to 1 where the value lies outside its range.
    std::vector<double> unit_of(Scenario const& scenario) const;
    /// Whether a scenario breaks a rule, so that no experiment may run it.
    bool contradicts(Scenario const& scenario) const;
    /// Divide what is uncertain of each set of shares, so that all of the set sums to 1.
    void keep_sums(Scenario& scenario) const;

    /// One number for what is varied, over which ranges, and what is excluded.
    std::uint64_t hash() const;

  private:
    Scenario scenario_;
    std::vector<UncertainParameter> parameters_;
    std::vector<Rule> rules_;
};

} // namespace groundswell
