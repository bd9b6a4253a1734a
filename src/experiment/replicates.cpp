#include "experiment/replicates.hpp"

#include <algorithm>
#include <chrono>

#include "engine/observation.hpp"
#include "figures/catalogue.hpp"
#include "figures/disclosure.hpp"
#include "figures/end_metrics.hpp"
#include "parallel/executor.hpp"

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
          window_(weeks_of(scenario.parameters.run.window)), disclosure_(scenario.disclosure)
    {}

    ReplicateResult operator()()
    {
        auto const begun = std::chrono::steady_clock::now();
        ReplicateResult out;
        simulation_.run_until(0);
        std::uint64_t const messages = simulation_.messages(), candidates = simulation_.candidates();
        while (simulation_.week() < end_) {
            Week const week = simulation_.week();
            if (options_.observe_every > 0 && week % options_.observe_every == 0)
                out.states.push_back(observe_states(simulation_));
            out.occupied.push_back(count_people(simulation_));
            simulation_.step();
            out.series.push_back(simulation_.counts());
        }
        out.states.push_back(observe_states(simulation_));

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
        out.metrics_hash = metrics_hash(out.metrics);
        for (auto& metric : out.metrics)
            round_metric(metric, *find_figure(metric.name), disclosure_.round_to);
        out.intervention_cost = simulation_.intervention_cost();
        out.messages = simulation_.messages() - messages;
        out.candidates = simulation_.candidates() - candidates;
        if (!options_.series) {
            out.series.clear();
            out.occupied.clear();
        }
        out.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
        return out;
    }

  private:
    Simulation& simulation_;
    RunOptions const& options_;
    Week end_, window_;
    DisclosureRules disclosure_;
};

ReplicateResult record(Simulation simulation, Scenario const& scenario, std::uint32_t replicate,
                       RunOptions const& options)
{
    simulation.observe(options.observer);
    ReplicateResult out = Recorder(simulation, scenario, options)();
    out.seed = scenario.seed;
    out.replicate = replicate;
    return out;
}

} // namespace

BurntIn burn_in(Scenario const& scenario, std::uint32_t replicate, int threads, BurnInCache const& cache,
                Observer* observer)
{
    Key const key{scenario.seed, replicate};
    BurntIn out{build_world(scenario, key, nullptr, threads), {}};
    if (auto kept = cache.find(scenario, replicate)) {
        out.state = std::move(*kept);
        return out;
    }
    Simulation simulation(out.world, scenario, key, threads);
    simulation.observe(observer);
    simulation.run_until(0);
    out.state = simulation.state();
    cache.keep(scenario, replicate, out.state);
    return out;
}

ReplicateResult run_from_burn_in(BurntIn start, Scenario const& scenario, std::uint32_t replicate,
                                 RunOptions const& options)
{
    Key const key{scenario.seed, replicate};
    return record(Simulation(start.world, scenario, key, std::move(start.state), options.threads), scenario,
                  replicate, options);
}

namespace {

/// Whether week 0 can be taken from the cache: nobody intervened in burn-in.
bool starts_at_week_zero(Scenario const& scenario)
{
    return scenario.parameters.run.burnin >= 1 &&
           std::ranges::none_of(scenario.interventions, [](auto const& i) { return i.start < 0; });
}

} // namespace

ReplicateResult run_replicate(Scenario const& scenario, std::uint32_t replicate, RunOptions const& options)
{
    if (options.cache.active() && starts_at_week_zero(scenario))
        return run_from_burn_in(
            burn_in(scenario, replicate, options.threads, options.cache, options.observer), scenario,
            replicate, options);
    Key const key{scenario.seed, replicate};
    return record(
        Simulation(build_world(scenario, key, nullptr, options.threads), scenario, key, options.threads),
        scenario, replicate, options);
}

void run_replicates(Scenario const& scenario, RunOptions const& options, Sink& sink)
{
    if (options.replicates == 1) {
        sink.take(run_replicate(scenario, options.first_replicate, options));
        return;
    }
    Executor const executor(options.threads);
    RunOptions alone = options;
    alone.threads = 1;
    auto const batch = static_cast<std::uint32_t>(4 * executor.threads());
    for (std::uint32_t begin = 0; begin < options.replicates; begin += batch) {
        std::uint32_t const end = std::min(begin + batch, options.replicates);
        std::vector<ReplicateResult> results(end - begin);
        executor.for_each_dynamic(results.size(), [&](std::size_t i) {
            results[i] = run_replicate(
                scenario, options.first_replicate + begin + static_cast<std::uint32_t>(i), alone);
        });
        for (auto const& result : results)
            sink.take(result);
    }
}

} // namespace groundswell
