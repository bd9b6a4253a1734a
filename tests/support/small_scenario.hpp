#pragma once
#include <groundswell/read_scenario.hpp>
#include <string>
#include <vector>

namespace groundswell::testing {

/// An institution so small that a replicate takes milliseconds: 80 people, half a year after half a year of
/// burn-in.
///
/// @param set  "name=value", as for --set
inline Scenario small_scenario(std::vector<std::string> const& set = {})
{
    std::vector<std::string> all{"institution.seats=80", "institution.units=4", "run.weeks=26",
                                 "run.burnin=26",        "run.window=26",       "run.replicates=4"};
    all.insert(all.end(), set.begin(), set.end());
    Scenario out = default_scenario();
    apply_overrides(out, all);
    return out;
}

/// A somewhat larger one in which much happens: 120 people, two years after half a year.
inline Scenario eventful_scenario(std::vector<std::string> const& set = {})
{
    std::vector<std::string> all{"institution.seats=120", "institution.units=3",
                                 "run.weeks=104",         "run.window=104",
                                 "run.replicates=2",      "propensity.harm.median=0.3"};
    all.insert(all.end(), set.begin(), set.end());
    return small_scenario(all);
}

} // namespace groundswell::testing
