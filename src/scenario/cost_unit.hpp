#pragma once
#include <groundswell/problems.hpp>
#include <groundswell/scenario.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "scenario/read_context.hpp"

/// What the costs of interventions are in.
namespace groundswell {

/// The unit of an intervention's costs: its own, or else the scenario's. Where neither is said, it is hours
/// of work if the intervention costs what its standard form does, and otherwise "": only its author knows.
std::string cost_unit_of(Scenario const& scenario, InterventionSpec const& spec);

/// Whether two words mean one unit. Hours are hours of work.
bool same_cost_unit(std::string_view a, std::string_view b);

/// What is wrong with the word for a unit, if anything. The caller adds the place.
std::optional<Problem> fault_of_cost_unit(std::string_view unit);

/// The unit of a scenario file's table [cost], or nothing.
std::optional<std::string> read_cost_unit(TomlNode const& cost, ReadContext& context);

} // namespace groundswell
