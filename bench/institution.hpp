#pragma once
#include <groundswell/counters.hpp>
#include <groundswell/read_scenario.hpp>
#include <groundswell/simulation.hpp>

#include "engine/state.hpp"
#include "world/world.hpp"

namespace groundswell {

/// The default institution with so many seats, in units of 100, without burn-in. Number of people is the only
/// knob.
inline Scenario institution_of(std::size_t people)
{
    Scenario scenario = default_scenario();
    auto& p = scenario.parameters;
    p.institution.seats = static_cast<double>(people);
    p.institution.units = static_cast<double>(people < 200 ? 1 : people / 100);
    p.run.burnin = 0;
    return scenario;
}

} // namespace groundswell
