#pragma once
#include "block/now.hpp"
#include "mechanisms/birth.hpp"

/// The only functions that change who holds a seat. Facts of a person move at once; who refers to a person by
/// seat follows in `apply_moves`.
namespace groundswell::block {

/// Nobody's facts are left at a seat.
GROUNDSWELL_ANYWHERE inline void clear_facts(Memory& m, Seat seat)
{
    m.facts[seat] = {};
    for (std::uint32_t i = 0; i < m.sizes.instruments; ++i)
        m.recalled[seat * m.sizes.instruments + i] = {};
}

template <class Team>
GROUNDSWELL_ANYWHERE WeeklyStart start_of(Now<Team> const& now, Propensity const& own)
{
    return {own, Candidates{now.rules(), now.at.key}};
}

/// The holder leaves the institution.
template <class Team>
GROUNDSWELL_ANYWHERE void vacate_seat(Now<Team> const& now, Seat seat)
{
    Memory& m = now.m;
    m.group[seat] = no_group;
    m.propensity[seat] = {};
    clear_facts(m, seat);
    for (std::uint32_t i = 0; i < m.sizes.interventions; ++i)
        m.members[i * m.sizes.seats + seat] = 0;
    m.floor[seat] = 0;
    m.now_at[seat] = no_seat;
    m.moved.append(now.team, seat);
}

/// Somebody new takes a vacant seat, born at (seat, this week).
template <class Team>
GROUNDSWELL_ANYWHERE void hire_person(Now<Team> const& now, Seat seat, Group group)
{
    Memory& m = now.m;
    BirthKey const birth{seat, static_cast<std::int16_t>(now.week)};
    auto const newcomer = Birth{now.rules(), now.at.key}(birth, group, now.week);
    m.record[seat] = newcomer.record;
    m.group[seat] = group;
    m.birth_seat[seat] = birth.seat;
    m.hired[seat] = birth.week;
    m.propensity[seat] = newcomer.propensity;
    m.start[seat] = start_of(now, newcomer.propensity);
    m.flags[seat] = 0;
    now.count(Counter::hired, seat);
}

/// The holder of `from` takes the vacant seat `to`.
template <class Team>
GROUNDSWELL_ANYWHERE void move_person(Now<Team> const& now, Seat from, Seat to)
{
    Memory& m = now.m;
    auto const& n = m.sizes;
    m.record[to] = m.record[from];
    m.group[to] = m.group[from];
    m.birth_seat[to] = m.birth_seat[from];
    m.hired[to] = m.hired[from];
    m.propensity[to] = m.propensity[from];
    m.start[to] = m.start[from];
    m.facts[to] = m.facts[from];
    for (std::uint32_t i = 0; i < n.instruments; ++i)
        m.recalled[to * n.instruments + i] = m.recalled[from * n.instruments + i];
    for (std::uint32_t i = 0; i < m.facts[from].knew; ++i)
        m.knew[to * n.knew_each + i] = m.knew[from * n.knew_each + i];
    for (std::uint32_t i = 0; i < n.interventions; ++i) {
        m.members[i * n.seats + to] = m.members[i * n.seats + from];
        m.members[i * n.seats + from] = 0;
    }
    m.floor[to] = m.floor[from];
    m.floor[from] = 0;
    m.group[from] = no_group;
    m.propensity[from] = {};
    clear_facts(m, from);
    m.now_at[from] = to;
    m.moved.append(now.team, from);
}

/// The holder leaves; with careers off (or before the week 0 of imported people) somebody of the same group
/// follows.
template <class Team>
GROUNDSWELL_ANYWHERE void remove_person(Now<Team> const& now, Seat seat)
{
    Group const group = now.m.group[seat];
    now.count(Counter::removed, seat);
    vacate_seat(now, seat);
    if (!now.careers_on()) hire_person(now, seat, group);
}

/// Let everything that refers to people by seat follow those who moved or left.
template <class Team>
GROUNDSWELL_ANYWHERE void apply_moves(Now<Team> const& now)
{
    Memory& m = now.m;
    Team const& team = now.team;
    team.barrier();
    if (m.moved.size() == 0) return;
    auto const follow = [&](Seat& seat) {
        if (seat != no_seat) seat = m.now_at[seat];
    };
    share(team, now.seats(), [&](Seat seat) {
        Facts& facts = m.facts[seat];
        follow(facts.last_target);
        Seat* const knew = m.knew + seat * m.sizes.knew_each;
        std::uint16_t left = 0;
        for (std::uint32_t i = 0; i < facts.knew; ++i)
            if (Seat const there = m.now_at[knew[i]]; there != no_seat) knew[left++] = there;
        facts.knew = left;
    });
    share(team, m.cases.size(), [&](std::uint32_t i) {
        follow(m.cases[i].accused);
        follow(m.cases[i].accuser);
    });
    once(team, [&] {
        for (std::uint32_t i = 0; i < m.escrow.size(); ++i) {
            follow(m.escrow[i].accused);
            follow(m.escrow[i].accuser);
        }
        m.escrow.erase_if([](EscrowedReport const& report) {
            return report.accused == no_seat || report.accuser == no_seat;
        });
    });
    team.barrier();
    share(team, m.moved.size(), [&](std::uint32_t i) { m.now_at[m.moved[i]] = m.moved[i]; });
    team.barrier();
    once(team, [&] { m.moved.clear(); });
    team.barrier();
}

} // namespace groundswell::block
