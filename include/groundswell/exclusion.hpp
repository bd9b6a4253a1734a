#pragma once
#include <groundswell/scenario.hpp>
#include <groundswell/summary.hpp>
#include <string>
#include <vector>

namespace groundswell {

/// What one rule excludes from the plausible space: the points at which the first number lies above the
/// second.
struct ExcludedByRule {
    std::string smaller, larger; ///< names of parameters
    std::string why;
    Share share; ///< of draws from the plausible ranges
};

/// The share of the plausible ranges that contradicts itself. No experiment draws such a point.
struct Exclusion {
    Share share; ///< draws that at least one rule excludes
    std::vector<ExcludedByRule> rules;
};

/// Estimate how much of the plausible ranges of a scenario's uncertain numbers contradicts itself.
///
/// @throws UserError if a number that is held fixed contradicts every draw of another
Exclusion excluded_from(Scenario const& base);

} // namespace groundswell
