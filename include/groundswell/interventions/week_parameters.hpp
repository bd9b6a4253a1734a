#pragma once
#include <functional>
#include <groundswell/interventions/field.hpp>
#include <groundswell/parameters.hpp>
#include <string>

namespace groundswell {

/// The parameters of a week, for an intervention in force to change. Those of earlier ones are applied.
struct WeekParameters {
    Parameters& p;
    /// A parameter by its full name, among those that the intervention sets.
    std::function<double&(std::string const& name)> named;
    double elapsed{1}; ///< share of the time from start to end that is over; 1 without an end
};

/// Give parameters their values, at once or, on a ramp, by the share of the time that is over.
void set_parameters(WeekParameters const& week, ParameterValues const& values, bool ramp);

} // namespace groundswell
