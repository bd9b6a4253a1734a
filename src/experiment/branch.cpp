#include <groundswell/branch.hpp>
#include <groundswell/run.hpp>

#include "engine/progress.hpp"
#include "engine/state.hpp"
#include "world/world.hpp"

namespace groundswell {

namespace {

/// Where the checkpoint has the replicate, if that is not too far; else week 0.
Simulation start_of(RunCheckpoint const& checkpoint, Week until, std::uint32_t replicate,
                    RunOptions const& options)
{
    auto const& scenario = checkpoint.scenario();
    Key const key{scenario.seed, replicate};
    auto world = build_world(scenario, key, {.threads = options.threads, .stop = options.stop});
    if (auto kept = checkpoint.find(replicate, *world); kept && kept->state.week <= until)
        return {std::move(world), scenario, key, std::move(kept->state), options.threads};
    auto start = burn_in(scenario, replicate, options);
    return {start.world(), scenario, key, std::move(start.state()), options.threads};
}

} // namespace

Past past_of(RunCheckpoint const& checkpoint, Week until)
{
    return {.until = until, .at = [&checkpoint, until](std::uint32_t replicate, RunOptions const& options) {
                auto simulation = start_of(checkpoint, until, replicate, options);
                simulation.observe(options.observer);
                simulation.stop_when(options.stop);
                simulation.run_until(until);
                return BurntIn(simulation.shared_world(), simulation.state());
            }};
}

} // namespace groundswell
