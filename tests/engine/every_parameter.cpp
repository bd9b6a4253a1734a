#include <algorithm>
#include <cmath>
#include <gtest/gtest.h>

#include "figures/end_metrics.hpp"
#include "small_world.hpp"

namespace groundswell {
namespace {

using testing::lively;

/// A world in which every mechanism is at work, influence, quota and escrow included.
Scenario everything()
{
    Scenario scenario = lively();
    Parameters& p = scenario.parameters;
    p.influence.every = 4;
    p.discourse.max_audience = 3;
    p.discourse.reach = .7;
    p.scene.max_witnesses = 3;
    p.acts.cap = 3;
    p.run.burnin = 8;
    p.acts.token = 1;
    p.disclose.official = 0;
    p.disclose.fear = 1;
    p.retaliation.learn = .2;
    p.effect.trust = .02;
    p.outside.rate.fill(.05);
    p.outside.share = {.4, .6};
    p.career.burden_cap = 1.5;
    p.kinds[1].severity = .15; // so that disclose.min_severity lies between two kinds
    return scenario;
}

std::uint64_t hash_of(Scenario const& scenario)
{
    Key const key{scenario.seed, 0};
    Simulation simulation(build_world(scenario, key), scenario, key);
    std::vector<Counts> weeks;
    while (simulation.week() < static_cast<Week>(scenario.parameters.run.weeks)) {
        simulation.step();
        weeks.push_back(simulation.counts());
    }
    return result_hash(weeks, simulation.state());
}

/// Another allowed value, well away from the present one.
double other_value(ParameterAt const& at, double present)
{
    Range const range = at.default_value && !at.default_value->plausible.is_point()
                            ? at.default_value->plausible
                            : at.row->allowed;
    double const far =
        std::abs(range.high - present) > std::abs(range.low - present) ? range.high : range.low;
    double const bounded = std::clamp(far, present - 2 - std::abs(present), present + 2 + std::abs(present));
    return at.row->integer ? std::round(bounded) : bounded;
}

/// Shares that must sum to 1 keep doing so: the other group, or rank 0, takes the difference.
void keep_sums(Parameters& p, ParameterAt const& at, double change)
{
    auto const rank = static_cast<std::size_t>(std::max(at.rank, 0));
    if (at.name.starts_with("institution.share")) p.institution.share[at.group == 0 ? 1 : 0][rank] -= change;
    if (at.name.starts_with("institution.rank_share"))
        p.institution.rank_share[at.rank == 0 ? 1 : 0] -= change;
}

TEST(EveryParameter, ChangesSomeResult)
{
    Scenario const base = everything();
    auto const reference = hash_of(base);
    ASSERT_EQ(reference, hash_of(everything()));
    for (auto const& at : parameters_for(base.groups, base.ranks)) {
        // The window is one of observation: it is in the figures, not in what happens (tested in
        // tests/observe).
        if (at.row->role == Role::constant || at.name == "run.window") continue;
        Scenario changed = base;
        double& value = at.in(changed.parameters);
        double const before = value;
        value = other_value(at, before);
        ASSERT_NE(value, before) << at.name;
        keep_sums(changed.parameters, at, value - before);
        EXPECT_NE(hash_of(changed), reference) << at.name << " from " << before << " to " << value;
    }
}

} // namespace
} // namespace groundswell
