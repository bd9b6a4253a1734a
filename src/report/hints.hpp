#pragma once
#include <groundswell/scenario.hpp>
#include <string>
#include <vector>

namespace groundswell::report {

/// A parameter that a finding hangs on most directly: were it otherwise, so would the finding be.
struct Hint {
    std::string parameter;
    double value{0};     ///< in the scenario
    bool assumed{false}; ///< a judgement, not measured and not inferred
};

/// Parameters of a scenario by name.
///
/// @throws std::logic_error for a name that is not in the table
std::vector<Hint> hints_for(Scenario const& scenario, std::vector<std::string> const& names);

/// "acts.tolerance 2 (assumed), acts.seeking 0.6".
std::string hints_text(std::vector<Hint> const& hints);

} // namespace groundswell::report
