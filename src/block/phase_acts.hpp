#pragma once
#include "block/now.hpp"
#include "block/turnover.hpp"
#include "mechanisms/attempts.hpp"
#include "mechanisms/outsiders.hpp"
#include "mechanisms/target_choice.hpp"

namespace groundswell::block {

/// From which draws on each person can start an act, where the rules have changed.
template <class Team>
GROUNDSWELL_ANYWHERE void list_attempters(Now<Team> const& now)
{
    if (!now.m.listed) {
        share(now.team, now.seats(),
              [&](Seat seat) { now.m.start[seat] = start_of(now, now.m.propensity[seat]); });
        now.team.barrier();
        once(now.team, [&] { now.m.listed = true; });
    }
    now.team.barrier();
}

/// One attempt chooses its target, and becomes an act if there is one.
template <class Team>
GROUNDSWELL_ANYWHERE void attempt(Now<Team> const& now, Seat actor, Tier tier, unsigned ordinal)
{
    Memory& m = now.m;
    Block const draws = now.draws(Purpose::act, actor, ordinal);
    TargetChoice<TieRows> const choose(now.rules(), now.at.key, now.at.world.team);
    Seat const target = choose({.actor = actor,
                                .week = now.week,
                                .ordinal = ordinal,
                                .draws = draws,
                                .last_target = tier == Tier::harm ? m.facts[actor].last_target : no_seat},
                               [&](Seat seat) { return now.standing(seat); });
    if (target == no_seat) return;
    Kind const kind = tier == Tier::harm ? KindChoice{now.rules()}(unit_interval(draws[0])) : Kind::remark;
    m.acts.append(now.team,
                  {event_id(actor, now.week, ordinal), target, actor, {.kind = kind, .outsider = no_group}});
    now.count(tier == Tier::harm ? Counter::done_harm : Counter::done_remark, actor);
    if (tier != Tier::harm) return;
    m.facts[actor].last_target = target;
    m.facts[actor].last_deed =
        m.deeds.append(now.team, {m.facts[actor].last_deed, static_cast<std::int16_t>(now.week)});
}

/// The attempts of one person in this week.
template <class Team>
GROUNDSWELL_ANYWHERE void attempts(Now<Team> const& now, Seat actor)
{
    Memory& m = now.m;
    Propensity const own = m.propensity[actor];
    if (!can_start(own, now.rules(), m.offender_threshold)) return;
    Block const week = now.draws(Purpose::attempts, actor, 0);
    if (!m.start[actor].may_start(week)) return;
    Candidates const candidates{now.rules(), now.at.key};
    unsigned const harm = m.start[actor].may_harm(week) ? candidates.count(week[0], own.harm) : 0;
    unsigned const total = harm + poisson_count(unit_interval(week[1]), candidates.mean(own.everyday));
    if (total == 0) return;
    now.team.add(m.attempts, std::uint64_t{total});

    ActPressure const pressure{now.rules()};
    double const common = pressure.common(now.read(actor));
    double const of_harm = pressure.of(Tier::harm, common), everyday = pressure.of(Tier::everyday, common);
    Block thin{};
    for (unsigned ordinal = 0; ordinal < total; ++ordinal) {
        if (ordinal % 4 == 0) thin = candidates.thinning(actor, now.week, ordinal / 4);
        Tier const tier = ordinal < harm ? Tier::harm : Tier::everyday;
        if (candidates.threshold(thin[ordinal % 4]) < (tier == Tier::harm ? of_harm : everyday))
            attempt(now, actor, tier, ordinal);
    }
}

/// Acts of people who do not belong to the institution, towards one person.
template <class Team>
GROUNDSWELL_ANYWHERE void outsiders(Now<Team> const& now, Seat target)
{
    constexpr unsigned first_ordinal = 60'000; // as in the engine
    if (!now.occupied(target)) return;
    Outsiders const& from_outside = now.at.week_rules->outsiders;
    Standing const standing = now.standing(target);
    unsigned const n = from_outside.count(standing, now.draw(Purpose::outside, target, 0));
    for (unsigned k = 0; k < n; ++k) {
        Block const draws = now.draws(Purpose::outside, target, 1 + k);
        now.m.acts.append(now.team,
                          {event_id(target, now.week, first_ordinal + k),
                           target,
                           no_seat,
                           {.kind = from_outside.kind(unit_interval(draws[0])),
                            .outsider = from_outside.group(standing.group, unit_interval(draws[1]))}});
    }
}

/// Phase 1: attempts and their targets.
template <class Team>
GROUNDSWELL_ANYWHERE void acts(Now<Team> const& now)
{
    list_attempters(now);
    share(now.team, now.seats(), [&](Seat seat) {
        attempts(now, seat);
        if (now.at.week_rules->outside) outsiders(now, seat);
    });
    now.deliver(now.m.acts);
}

} // namespace groundswell::block
