#include "experiment/recorder.hpp"

#include <algorithm>
#include <chrono>
#include <groundswell/run_checkpoint.hpp>
#include <utility>

#include "base/disclosure.hpp"
#include "engine/observation.hpp"
#include "engine/state.hpp"
#include "experiment/card_runs.hpp"
#include "figures/catalogue.hpp"
#include "figures/disclosure.hpp"
#include "figures/end_metrics.hpp"
#include "figures/people_counts.hpp"
#include "parallel/partition.hpp"
#include "world/world.hpp"

namespace groundswell {

Week weeks_of(double parameter)
{
    return static_cast<Week>(parameter + 0.5);
}

namespace {

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
        auto const people = count_at_end(static_cast<Week>(out.series.size()));
        auto const fates = observe_fates(simulation_);
        EndOfRun const at{.world = simulation_.world(),
                          .people = people,
                          .series = out.series,
                          .occupied = out.occupied,
                          .end = end_,
                          .window = window_,
                          .states = out.states.back(),
                          .fates = fates,
                          .withheld = out.withheld,
                          .min_cell = disclosure_.min_cell};
        out.metrics = end_metrics(at);
        out.funnel = end_funnel(at);
        out.result_hash = result_hash(out.series, simulation_.state(), simulation_.partition());
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

    /// Ask the people of all processes, in the order of seats.
    PeopleCounts count_at_end(Week weeks) const
    {
        auto const& partition = simulation_.partition();
        auto const& state = simulation_.state();
        PeopleAtEnd at{.people = state.people,
                       .lived = state.lived,
                       .seats = {partition.begin(), partition.end()},
                       .groups = simulation_.world().groups.size(),
                       .end = end_,
                       .window = std::min(window_, weeks)};
        PeopleCounts const here(at);
        if (partition.alone()) return here;
        at.seats = {};
        PeopleCounts all(at);
        for (auto const& bytes : partition.processes().gather(here.bytes()))
            all.add(bytes);
        return all;
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

} // namespace

ReplicateResult record(Simulation simulation, Scenario const& scenario, std::uint32_t replicate,
                       RunOptions const& options, Recorded recorded)
{
    simulation.observe(options.observer);
    simulation.stop_when(options.stop);
    simulation.use(options.own);
    if (recorded.series.empty())
        if (auto on_card = run_on_card(simulation, weeks_of(scenario.parameters.run.weeks),
                                       options.observe_every, options))
            recorded = std::move(*on_card);
    Recorder recorder(simulation, scenario, options);
    recorder.go_on_from(std::move(recorded));
    ReplicateResult out = recorder(replicate);
    out.seed = scenario.seed;
    out.replicate = replicate;
    return out;
}

} // namespace groundswell
