#pragma once
#include <groundswell/parameter_table.hpp>
#include <groundswell/read_scenario.hpp>
#include <groundswell/simulation.hpp>

#include "engine/observation.hpp"
#include "engine/state.hpp"
#include "support/test_values.hpp"
#include "world/world.hpp"

namespace groundswell::testing {

/// A small institution in which everything that is rare happens often, so that short runs exercise all of the
/// model.
inline Scenario lively()
{
    Scenario scenario = default_scenario();
    Parameters& p = scenario.parameters;
    set_test_values_of_women_and_men(p);
    p.institution.seats = 120;
    p.institution.units = 2;
    p.run.burnin = 0;
    p.run.weeks = 60;
    p.propensity.harm.median = .2;
    p.propensity.harm.share = {.3, .5};
    p.propensity.everyday.share = {.4, .6};
    for (auto& kind : p.kinds)
        kind.visibility = .5;
    p.disclose.report = 0;
    p.disclose.testify = -1;
    p.discourse.amplify = p.discourse.deflect = p.discourse.rebut = -1;
    p.discourse.callout = .5;
    p.effort.weekly = 1;
    p.policy.delay = 3;
    p.policy.transparency = .5;
    p.policy.response = {.25, .25, .25, .25};
    p.career.attrition = .01;
    p.career.every = 13;
    p.run.window = 52;
    scenario.seed = 5;
    return scenario;
}

/// Everything that a week could keep outside the state is in use: rules that ramp, people whose
/// responsibility is held up, an escrow, posts from a movement, attitudes that others listen to.
inline Scenario with_everything_in_force()
{
    Scenario scenario = lively();
    scenario.parameters.influence.every = 2;
    scenario.parameters.disclose.report = scenario.parameters.disclose.testify =
        -2; // many keep what happened
    scenario.parameters.disclose.official = 0;
    scenario.parameters.outside.rate.fill(.05);
    scenario.parameters.outside.share = {.5, .5};
    scenario.parameters.career.stagger = 1;
    scenario.parameters.disclose.fear = 1;
    scenario.parameters.retaliation.learn = .2;
    scenario.off.tolerance = true;
    scenario.interventions = {
        {.kind = intervention::ParameterChange{.set = {{"acts.seeking", .2}}, .ramp = true},
         .start = 2,
         .end = 35},
        {.kind = intervention::AllyMobilisation{.dose = .9}, .start = 3, .end = 30, .scope = {.share = .4}},
        {.kind = intervention::Escrow{.match = 2}, .start = 1},
        {.kind = intervention::Movement{.count = 3, .post = Post::testimony}, .start = 4, .every = 3}};
    return scenario;
}

/// A world where nothing happens by itself, so that only the intervention can change anybody.
inline Scenario still()
{
    Scenario scenario = lively();
    scenario.parameters.propensity.everyday.share = scenario.parameters.propensity.harm.share = {0, 0};
    scenario.parameters.career.every = 0;
    return scenario;
}

inline Simulation start(Scenario const& scenario)
{
    Key const key{scenario.seed, 0};
    return Simulation(build_world(scenario, key), scenario, key);
}

/// What a run of the scenario leaves: weekly counts added up, and the hash of weeks and final state.
struct ShortRun {
    Counts total;
    std::uint64_t hash{0};
    std::uint64_t operator[](Counter counter) const { return total.total(counter); }
};

inline ShortRun run_short(Scenario const& scenario, int threads = 1, std::uint32_t replicate = 0)
{
    Key const key{scenario.seed, replicate};
    Simulation simulation(build_world(scenario, key), scenario, key, threads);
    std::vector<Counts> weeks;
    ShortRun out;
    out.total = Counts(static_cast<int>(scenario.groups.size()), scenario.ranks);
    while (simulation.week() < static_cast<Week>(scenario.parameters.run.weeks)) {
        simulation.step();
        weeks.push_back(simulation.counts());
        out.total.merge(simulation.counts());
    }
    out.hash = result_hash(weeks, simulation.state());
    return out;
}

} // namespace groundswell::testing
