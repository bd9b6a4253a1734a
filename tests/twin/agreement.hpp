#pragma once
#include <memory>

#include "compare.hpp"
#include "engine/state.hpp"
#include "setting.hpp"

namespace groundswell::twin {

/// Step both week by week; the first week in which they differ, and how.
///
/// @param other  what the twin is given; the same as the engine's unless a difference is wanted
inline std::string first_difference(Setting const& setting, Setting const& other)
{
    World const place = setting.place();
    Scenario scenario;
    scenario.groups = place.groups;
    scenario.ranks = place.ranks;
    scenario.parameters = setting.parameters;
    scenario.parameters.run.burnin = setting.burnin;
    scenario.off = setting.off;
    scenario.interventions = setting.interventions;
    scenario.seed = setting.seed;
    auto const shared = std::make_shared<World const>(place);
    Simulation engine(shared, scenario, setting.key(), setting.threads);
    TwinWorld w = twin_of(other);

    for (int i = 0; i < setting.burnin + setting.weeks; ++i) {
        if (w.week == setting.resume)
            engine =
                Simulation(shared, scenario, setting.key(), SimulationState(engine.state()), setting.threads);
        engine.step();
        step(w);
        if (auto const text = Comparison(engine, w).text(); !text.empty())
            return fmt::format("week {} of seed {} is the first that differs{}", w.week - 1, setting.seed,
                               text);
    }
    return {};
}

inline std::string first_difference(Setting const& setting)
{
    return first_difference(setting, setting);
}

} // namespace groundswell::twin
