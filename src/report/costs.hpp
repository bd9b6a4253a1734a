#pragma once
#include <groundswell/scenario.hpp>
#include <string>
#include <vector>

/// In which units costs are. Costs of two units are never added, and never in one list.
namespace groundswell::report {

/// Units of the interventions of a scenario that cost something, each once. "" if nobody said it.
std::vector<std::string> cost_units(Scenario const& scenario);
/// The same, of the interventions in which a variant differs from its base.
std::vector<std::string> cost_units(Scenario const& base, Scenario const& variant);

/// A unit after a number: "EUR", or words for one that nobody said.
std::string unit_words(std::string const& unit);
/// Several units in a sentence: "hours of work and EUR".
std::string units_words(std::vector<std::string> const& units);

} // namespace groundswell::report
