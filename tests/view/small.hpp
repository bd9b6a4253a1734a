#pragma once
#include "scenario/check.hpp"
#include "scenario/read.hpp"

namespace groundswell::testing {

/// A small institution, quick to run, in which much happens.
inline Scenario small_scenario(Week weeks = 104)
{
    auto scenario = default_scenario();
    auto& p = scenario.parameters;
    p.institution.seats = 120;
    p.institution.units = 3;
    p.run.weeks = weeks;
    p.run.burnin = 26;
    p.propensity.harm.median = .3;
    scenario.replicates = 2;
    fill_defaults(scenario);
    return scenario;
}

} // namespace groundswell::testing
