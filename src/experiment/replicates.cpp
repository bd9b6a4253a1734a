#include <groundswell/run.hpp>

#include <algorithm>
#include <chrono>
#include <groundswell/run_checkpoint.hpp>
#include <map>
#include <mutex>
#include <utility>

#include "base/disclosure.hpp"
#include "engine/observation.hpp"
#include "engine/progress.hpp"
#include "engine/state.hpp"
#include "experiment/burnin_cache.hpp"
#include "figures/catalogue.hpp"
#include "figures/disclosure.hpp"
#include "figures/end_metrics.hpp"
#include "parallel/executor.hpp"
#include "world/world.hpp"

namespace groundswell {

namespace {

Week weeks_of(double parameter)
{
    return static_cast<Week>(parameter + 0.5);
}

/// Runs a simulation to the end of its horizon and keeps what the results need.
class Recorder {
  public:
    Recorder(Simulation& simulation, Scenario const& scenario, RunOptions const& options)
        : simulation_(simulation), options_(options), end_(weeks_of(scenario.parameters.run.weeks)),
          window_(weeks_of(scenario.parameters.run.window)), disclosure_(scenario.disclosure())
    {}

    /// Go on from what is recorded already. The last means of a run that has become longer were those of its
    /// end.
    void go_on_from(Recorded recorded)
    {
        recorded_ = std::move(recorded);
        auto& states = recorded_.states;
        if (!states.empty() && states.back().week == begun_at_ && begun_at_ < end_ && !observed_at(begun_at_))
            states.pop_back();
    }

    ReplicateResult operator()(std::uint32_t replicate)
    {
        auto const begun = std::chrono::steady_clock::now();
        replicate_ = replicate;
        ReplicateResult out;
        run_to_week_zero();
        while (simulation_.week() < end_)
            run_week();
        observe();
        if (options_.checkpoint && simulation_.week() != begun_at_)
            options_.checkpoint->keep(replicate_, simulation_, recorded_);
        out.states = std::move(recorded_.states);
        out.series = std::move(recorded_.series);
        out.occupied = std::move(recorded_.occupied);

        out.groups = static_cast<int>(simulation_.world().groups.size());
        out.ranks = simulation_.world().ranks;
        out.disclosure = disclosure_;
        out.withheld = withheld_in(
            {static_cast<std::size_t>(out.groups), static_cast<std::size_t>(out.ranks), out.occupied},
            disclosure_.min_cell);
        EndOfRun const at{.world = simulation_.world(),
                          .people = simulation_.state().people,
                          .lived = simulation_.state().lived,
                          .series = out.series,
                          .occupied = out.occupied,
                          .end = end_,
                          .window = window_,
                          .states = out.states.back(),
                          .fates = simulation_.fates(),
                          .withheld = out.withheld,
                          .min_cell = disclosure_.min_cell};
        out.metrics = end_metrics(at);
        out.funnel = end_funnel(at);
        out.result_hash = result_hash(out.series, simulation_.state());
        for (auto& metric : out.metrics)
            round_metric(metric, *find_figure(metric.name), disclosure_.round_to);
        out.metrics_hash = metrics_hash(shown_metrics(out.metrics));
        out.intervention_cost = simulation_.intervention_cost();
        out.messages = simulation_.messages() - recorded_.messages_before;
        out.candidates = simulation_.candidates() - recorded_.candidates_before;
        if (!options_.series) {
            out.series.clear();
            out.occupied.clear();
        }
        out.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
        return out;
    }

  private:
    /// Keep how far it is, if that is due: not at the week at which it began.
    void keep_if_due()
    {
        Week const week = simulation_.week();
        if (options_.checkpoint && week != begun_at_ && options_.checkpoint->due(week))
            options_.checkpoint->keep(replicate_, simulation_, recorded_);
    }

    bool observed_at(Week week) const
    {
        return options_.observe_every > 0 && week % options_.observe_every == 0;
    }

    /// Take the means of states, unless they were taken before this state was kept: what interventions impose
    /// on a week is no part of a state, so they could not be taken after it was read.
    void observe()
    {
        if (recorded_.states.empty() || recorded_.states.back().week != simulation_.week())
            recorded_.states.push_back(observe_states(simulation_));
    }

    void run_to_week_zero()
    {
        if (simulation_.week() > 0) return;
        for (; simulation_.week() < 0; simulation_.step())
            keep_if_due();
        recorded_.messages_before = simulation_.messages();
        recorded_.candidates_before = simulation_.candidates();
    }

    void run_week()
    {
        if (observed_at(simulation_.week())) observe();
        keep_if_due();
        recorded_.occupied.push_back(count_people(simulation_));
        simulation_.step();
        recorded_.series.push_back(simulation_.counts());
    }

    Simulation& simulation_;
    RunOptions const& options_;
    std::uint32_t replicate_{0};
    Recorded recorded_;
    Week begun_at_{simulation_.week()};
    Week end_, window_;
    DisclosureRules disclosure_;
};

ReplicateResult record(Simulation simulation, Scenario const& scenario, std::uint32_t replicate,
                       RunOptions const& options, Recorded recorded = {})
{
    simulation.observe(options.observer);
    simulation.stop_when(options.stop);
    Recorder recorder(simulation, scenario, options);
    recorder.go_on_from(std::move(recorded));
    ReplicateResult out = recorder(replicate);
    out.seed = scenario.seed;
    out.replicate = replicate;
    return out;
}

} // namespace

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

BurntIn burn_in(Scenario const& scenario, std::uint32_t replicate, RunOptions const& options)
{
    Key const key{scenario.seed, replicate};
    auto world = build_world(scenario, key, {.threads = options.threads, .stop = options.stop});
    BurnInCache const cache(options.cache);
    if (auto kept = cache.find(scenario, replicate, *world)) return {std::move(world), std::move(*kept)};
    Simulation simulation(world, scenario, key, options.threads);
    simulation.observe(options.observer);
    simulation.stop_when(options.stop);
    simulation.run_until(0);
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
    if (BurnInCache(options.cache).active() && starts_at_week_zero(scenario))
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

std::vector<std::uint32_t> wanted_replicates(RunOptions const& options)
{
    std::vector<std::uint32_t> out;
    for (std::uint32_t i = 0; i < options.replicates; ++i)
        if (auto const replicate = options.first_replicate + i;
            std::ranges::find(options.skip, replicate) == options.skip.end())
            out.push_back(replicate);
    return out;
}

} // namespace

void run_replicates(Scenario const& scenario, RunOptions const& options, Sink& sink)
{
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
