#pragma once
#include <groundswell/check_scenario.hpp>
#include <string>

namespace groundswell {

/// The same as `check_scenario`, with these values in place of the scenario's.
Problems check_parameters(Scenario const& scenario, Parameters const& parameters);

Problems check_interventions(Scenario const& scenario);

/// Largest allowed difference of a sum of shares from 1.
inline constexpr double share_tolerance = 1e-6;

/// Write an allowed range: "[0, 1] share", or "whole numbers from 0 to 10".
std::string format_interval(double low, double high, bool integer, std::string const& unit = "");

} // namespace groundswell
