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

/// The two fields of a kind that gives parameters their values: which, and whether on a ramp.
///
/// @param only  how the names of its parameters begin; "" for any
template <class Self, class Visitor>
void visit_values_and_ramp(Self& self, Visitor&& v, char const* only)
{
    v({.name = "set", .meaning = "parameters and their values while it acts", .required = true, .only = only},
      self.set);
    v({.name = "ramp",
       .meaning = "linear from start to end",
       .phrase = "growing linearly",
       .needs_end = true},
      self.ramp);
}

} // namespace groundswell
