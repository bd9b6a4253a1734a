#include <groundswell/run.hpp>

#include <algorithm>
#include <groundswell/run_checkpoint.hpp>
#include <map>
#include <mutex>
#include <utility>

#include "engine/state.hpp"
#include "experiment/burnin_cache.hpp"
#include "experiment/card_runs.hpp"
#include "experiment/rank_replicates.hpp"
#include "experiment/recorder.hpp"
#include "parallel/executor.hpp"
#include "world/world.hpp"

namespace groundswell {

BurntIn::BurntIn(std::shared_ptr<World const> world, SimulationState state)
    : world_(std::move(world)), state_(std::make_unique<SimulationState>(std::move(state)))
{}
BurntIn::BurntIn(BurntIn const& other) : BurntIn(other.world_, *other.state_) {}
BurntIn::BurntIn(BurntIn&&) noexcept = default;
BurntIn& BurntIn::operator=(BurntIn const& other)
{
    return *this = BurntIn(other);
}
BurntIn& BurntIn::operator=(BurntIn&&) noexcept = default;
BurntIn::~BurntIn() = default;

namespace {

/// Nobody else may take a world in which mechanisms of one's own have acted. A card runs more worlds than a
/// cache holds.
std::filesystem::path cache_of(RunOptions const& options)
{
    return options.own.empty() && !options.card ? options.cache : std::filesystem::path();
}

} // namespace

BurntIn burn_in(Scenario const& scenario, std::uint32_t replicate, RunOptions const& options)
{
    Key const key{scenario.seed, replicate};
    auto world = build_world(scenario, key, {.threads = options.threads, .stop = options.stop});
    BurnInCache const cache(cache_of(options));
    if (auto kept = cache.find(scenario, replicate, *world)) return {std::move(world), std::move(*kept)};
    Simulation simulation(world, scenario, key, options.threads);
    simulation.observe(options.observer);
    simulation.stop_when(options.stop);
    simulation.use(options.own);
    if (!run_on_card(simulation, 0, 0, options)) simulation.run_until(0);
    cache.keep(scenario, replicate, simulation.state());
    return {std::move(world), simulation.state()};
}

ReplicateResult run_from_burn_in(BurntIn start, Scenario const& scenario, std::uint32_t replicate,
                                 RunOptions const& options)
{
    Key const key{scenario.seed, replicate};
    return record(Simulation(start.world(), scenario, key, std::move(start.state()), options.threads),
                  scenario, replicate, options);
}

namespace {

/// Whether week 0 can be taken from the cache: nobody intervened in burn-in.
bool starts_at_week_zero(Scenario const& scenario)
{
    return scenario.parameters.run.burnin >= 1 &&
           std::ranges::none_of(scenario.interventions, [](auto const& i) { return i.start < 0; });
}

} // namespace

namespace {

/// From where the checkpoint has the replicate, or else from the start. States of burn-in are kept too.
ReplicateResult run_with_checkpoint(Scenario const& scenario, std::uint32_t replicate,
                                    RunOptions const& options)
{
    Key const key{scenario.seed, replicate};
    auto const world = build_world(scenario, key, {.threads = options.threads, .stop = options.stop});
    if (auto kept = options.checkpoint->find(replicate, *world)) {
        Simulation simulation(world, scenario, key, std::move(kept->state), options.threads);
        simulation.restore(std::move(kept->tallies));
        return record(std::move(simulation), scenario, replicate, options, std::move(kept->recorded));
    }
    if (starts_at_week_zero(scenario))
        if (auto burnt_in = BurnInCache(options.cache).find(scenario, replicate, *world))
            return run_from_burn_in({world, std::move(*burnt_in)}, scenario, replicate, options);
    return record(Simulation(world, scenario, key, options.threads), scenario, replicate, options);
}

} // namespace

ReplicateResult run_replicate(Scenario const& scenario, std::uint32_t replicate, RunOptions const& options)
{
    if (options.checkpoint) return run_with_checkpoint(scenario, replicate, options);
    if (BurnInCache(cache_of(options)).active() && starts_at_week_zero(scenario))
        return run_from_burn_in(burn_in(scenario, replicate, options), scenario, replicate, options);
    Key const key{scenario.seed, replicate};
    auto world = build_world(scenario, key, {.threads = options.threads, .stop = options.stop});
    return record(Simulation(std::move(world), scenario, key, options.threads), scenario, replicate, options);
}

namespace {

/// Hands results to a sink in the order of their places, each as soon as those before it are there.
class InOrder {
  public:
    explicit InOrder(Sink& sink) : sink_(&sink) {}

    void take(std::size_t place, ReplicateResult result)
    {
        std::scoped_lock const lock(mutex_);
        waiting_.emplace(place, std::move(result));
        while (!waiting_.empty() && waiting_.begin()->first == next_) {
            ++next_;
            sink_->take(waiting_.extract(waiting_.begin()).mapped());
        }
    }
    /// Hand over what waits for results that will not come.
    void hand_over_rest()
    {
        for (auto const& [place, result] : std::exchange(waiting_, {}))
            sink_->take(result);
    }

  private:
    Sink* sink_;
    std::mutex mutex_;
    std::map<std::size_t, ReplicateResult> waiting_;
    std::size_t next_{0};
};

} // namespace

std::vector<std::uint32_t> wanted_replicates(RunOptions const& options)
{
    auto skip = options.skip;
    std::ranges::sort(skip);
    std::vector<std::uint32_t> out;
    for (std::uint32_t i = 0; i < options.replicates; ++i)
        if (auto const replicate = options.first_replicate + i; !std::ranges::binary_search(skip, replicate))
            out.push_back(replicate);
    return out;
}

void run_replicates(Scenario const& scenario, RunOptions const& options, Sink& sink)
{
    if (options.checkpoint && !options.own.empty())
        throw UserError(
            Problem{.code = ProblemCode::argument_conflict,
                    .place = {.argument = "checkpoint"},
                    .what = "given together with mechanisms of one's own",
                    .allowed = "a checkpoint does not know them, so a run could go on without them"});
    auto const wanted = wanted_replicates(options);
    if (wanted.size() == 1) {
        sink.take(run_replicate(scenario, wanted.front(), options));
        return;
    }
    Executor const executor(options.threads, options.stop);
    RunOptions alone = options;
    alone.threads = 1;
    auto const batch = static_cast<std::size_t>(4 * executor.threads());
    for (std::size_t begin = 0; begin < wanted.size(); begin += batch) {
        InOrder in_order(sink);
        try {
            executor.for_each_dynamic(std::min(batch, wanted.size() - begin), [&](std::size_t i) {
                in_order.take(i, run_replicate(scenario, wanted[begin + i], alone));
            });
        } catch (Stopped const&) {
            in_order.hand_over_rest();
            throw;
        }
    }
}

std::vector<ReplicateSummary> run_summaries(Scenario const& scenario, RunOptions const& options)
{
    class Summaries : public Sink {
      public:
        explicit Summaries(Week window) : window_(window) {}
        void take(ReplicateResult const& result) override { taken.push_back(summary_of(result, window_)); }
        std::vector<ReplicateSummary> taken;

      private:
        Week window_;
    } summaries(weeks_of(scenario.parameters.run.window));
    run_replicates(scenario, options, summaries);
    return std::move(summaries.taken);
}

} // namespace groundswell
