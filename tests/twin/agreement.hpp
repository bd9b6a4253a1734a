#pragma once
#include <memory>
#include <optional>

#include "block/block_run.hpp"
#include "compare.hpp"
#include "engine/observation.hpp"
#include "engine/state.hpp"
#include "setting.hpp"

namespace groundswell::twin {

/// Step both week by week, and the block program beside them; the first week in which they differ, and how.
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
    std::optional<block::BlockRun> blocks; // until more happens than it has room for
    if (!block::BlockRun::obstacle(place)) blocks.emplace(shared, scenario, setting.key(), engine.state());
    TwinWorld w = twin_of(other);

    for (int i = 0; i < setting.burnin + setting.weeks; ++i) {
        if (w.week == setting.resume)
            engine =
                Simulation(shared, scenario, setting.key(), SimulationState(engine.state()), setting.threads);
        engine.step();
        if (blocks) blocks->step();
        if (blocks && blocks->lost()) blocks.reset();
        step(w);
        if (auto const text = Comparison(engine, w).text(); !text.empty())
            return fmt::format("week {} of seed {} is the first that differs{}", w.week - 1, setting.seed,
                               text);
        if (blocks && (blocks->counts().cells() != engine.counts().cells() ||
                       result_hash({}, blocks->state()) != result_hash({}, engine.state())))
            return fmt::format("week {} of seed {} is the first in which the block program differs",
                               w.week - 1, setting.seed);
    }
    return {};
}

inline std::string first_difference(Setting const& setting)
{
    return first_difference(setting, setting);
}

} // namespace groundswell::twin
