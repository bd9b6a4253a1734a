#include <algorithm>

#include "base/disclosure.hpp"
#include "base/event_ids.hpp"
#include "engine/acting_intervention.hpp"
#include "engine/phases.hpp"
#include "engine/week_rules.hpp"
#include "world/world.hpp"

namespace groundswell::phase {

namespace {

/// Those who are held by an intervention take public stands, in order of seat. It costs them nothing.
void take_stands(WeekState& now, std::size_t intervention)
{
    double const p = stand_probability(now.interventions[intervention].spec.kind);
    if (!(p > 0)) return;
    auto const& members = now.state.members[intervention];
    if (members.empty()) return;
    now.for_each_seat([&](Seat seat) {
        if (!members[seat] || now.posted(seat)) return;
        if (!(uniform(now.key, Purpose::stand,
                      {seat, static_cast<std::uint32_t>(intervention), now.week(), 0}) < p))
            return;
        now.flags[seat] |= flag_posted;
        now.count(0, Counter::stands, seat);
        now.count(0, Counter::post_callout, seat);
        now.exchange.posts.add(
            0,
            {.id = post_id(event_id(seat, now.week(), 65534), seat), .author = seat, .kind = Post::callout});
    });
}

/// Who is held at which responsibility this week.
void hold(WeekState& now)
{
    now.responsibility_floor.clear();
    for (std::size_t i = 0; i < now.interventions.size(); ++i) {
        auto const& intervention = now.interventions[i];
        auto& members = now.state.members[i];
        if (members.empty()) continue;
        if (!intervention.in_force(now.week())) {
            members.clear();
            continue;
        }
        now.responsibility_floor.resize(now.seats(), 0);
        std::uint16_t const held = encode_fraction(held_responsibility(intervention.spec.kind));
        now.for_each_seat([&](Seat seat) {
            if (members[seat])
                now.responsibility_floor[seat] = std::max(now.responsibility_floor[seat], held);
        });
    }
}

} // namespace

void mean_attitudes(WeekState& now)
{
    if (!now.rules.off.tolerance) return;
    World const& world = *now.world;
    std::vector<std::uint64_t> sum(world.institutions, 0), count(world.institutions, 0);
    now.for_each_seat([&](Seat seat) {
        if (!now.occupied(seat)) return;
        Institution const institution = world.institution(seat);
        sum[institution] += now.state.people.record[seat].attitude;
        ++count[institution];
    });
    now.mean_attitude.assign(world.institutions, 0);
    for (std::size_t i = 0; i < world.institutions; ++i)
        if (count[i] > 0)
            now.mean_attitude[i] = static_cast<double>(sum[i]) / 65535.0 / static_cast<double>(count[i]);
}

void interventions(WeekState& now)
{
    if (now.rules_stale || rules_change(now.interventions, now.week())) {
        now.rules =
            compile_rules(parameters_in(now.scenario, now.interventions, now.week()), now.scenario.off,
                          static_cast<int>(now.world->groups.size()), now.world->ranks);
        now.rules_stale = false;
        now.listed = false; // what the list of attempters has cached depends on the rules
    }
    hold(now);
    for (std::size_t i = 0; i < now.interventions.size(); ++i) {
        auto const& intervention = now.interventions[i];
        if (intervention.in_force(now.week())) now.cost += intervention.spec.cost_per_week;
        if (intervention.acts(now.week())) {
            ActingIntervention acting(now, i);
            now.cost +=
                intervention.spec.cost_per_person *
                people_paid_for(now.scenario, intervention.spec, acting.could_be_reached(), acting.count());
            acting.act();
            if (!now.state.members[i].empty()) hold(now); // what follows reads it
        }
        if (intervention.in_force(now.week())) take_stands(now, i);
    }
    own_mechanisms(now);
    mean_attitudes(now);
}

} // namespace groundswell::phase
