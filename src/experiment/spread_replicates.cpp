#include "experiment/spread_replicates.hpp"

#include <utility>

#include "experiment/rank_replicates.hpp"
#include "experiment/recorder.hpp"
#include "parallel/partition.hpp"
#include "parallel/ranks.hpp"
#include "world/world.hpp"

namespace groundswell {

namespace {

/// What looks at, or keeps, the people of a whole world.
void refuse_what_needs_all(RunOptions const& options)
{
    auto const refuse = [](char const* argument, std::string what) {
        throw UserError(Problem{.code = ProblemCode::argument_conflict,
                                .place = {.argument = argument},
                                .what = std::move(what),
                                .allowed = "no process has all people of a world that is spread"});
    };
    if (options.checkpoint) refuse("checkpoint", "given for a world that is spread");
    if (options.observer) refuse("observer", "given for a world that is spread");
    if (!options.own.empty()) refuse("own", "given for a world that is spread");
}

/// Those that rank 0 wants: only it knows what its study has already.
std::vector<std::uint32_t> wanted_by_first(Processes& processes, RunOptions const& options)
{
    std::vector<std::uint32_t> out;
    Partition::append(out, processes.gather(Partition::bytes_of(wanted_replicates(options))).front());
    return out;
}

} // namespace

Traffic run_spread_replicates(Ranks& ranks, Scenario const& scenario, RunOptions const& options, Sink& sink,
                              std::function<void(std::size_t busy)> const& cut)
{
    refuse_what_needs_all(options);
    auto& processes = ranks.processes(hash_of_replicates(scenario, options), options.stop);
    bool is_first = true;
    for (auto const replicate : wanted_by_first(processes, options)) {
        Key const key{scenario.seed, replicate};
        auto const world =
            build_world(scenario, key,
                        {.threads = options.threads, .stop = options.stop, .processes = processes.count()});
        Simulation simulation(world, scenario, key, options.threads, processes);
        if (std::exchange(is_first, false)) cut(simulation.partition().busy());
        auto const result = record(std::move(simulation), scenario, replicate, options);
        if (ranks.leads()) sink.take(result);
    }
    Traffic traffic = processes.traffic();
    processes.sum({&traffic.bytes, 1});
    return traffic;
}

} // namespace groundswell
