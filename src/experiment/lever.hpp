#pragma once
#include <string>

#include "scenario/scenario.hpp"

/// Changing a scenario by the names that a user types.
namespace groundswell {

/// Set a number by its name: a parameter (`policy.transparency`), or a field of an intervention
/// (`ally_mobilisation.share`, `training.dose`), named by its name in the scenario or by its kind. A kind
/// that the scenario does not have is added in its standard form. A share or count of 0 reaches nobody and
/// takes the intervention away.
///
/// @param argument  by which it was given, for messages
/// @throws UserError for an unknown name (with "did you mean"), or a value out of range; the scenario is
///         then unchanged
void set_lever(Scenario& scenario, std::string const& name, double value, std::string const& argument);

/// The range that a lever may take, and whether in whole numbers.
///
/// @throws UserError as `set_lever`
struct LeverRange {
    double low{0}, high{0};
    bool integer{false};
};
LeverRange lever_range(Scenario const& scenario, std::string const& name, std::string const& argument);

} // namespace groundswell
