#pragma once
#include <groundswell/scenario.hpp>
#include <groundswell/world.hpp>
#include <string>

/// The parts of `describe`. Each is a paragraph that ends with a line break, or "".
namespace groundswell::description {

std::string people(Scenario const& scenario, World const* world);
std::string ties(Scenario const& scenario, World const* world);
std::string conduct(Scenario const& scenario);
std::string policy(Scenario const& scenario);
std::string interventions(Scenario const& scenario);
std::string changes(Scenario const& scenario); ///< parameters that differ from their defaults

/// "43%", "0.5%"
std::string percent(double share);

} // namespace groundswell::description
