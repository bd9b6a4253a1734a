#pragma once
#include "block/vacancies.hpp"

namespace groundswell::block {

/// Whether a seat has its round of careers this week.
template <class Team>
GROUNDSWELL_ANYWHERE bool on_turn(Now<Team> const& now, CareerTurn const& turn, Seat seat)
{
    if (now.rules().p.career.stagger < 0.5) return true;
    auto const& world = now.at.world;
    Unit const unit = world.unit[seat];
    auto const units = turn(now.week, world.units_of_institution[world.institution[seat]]);
    std::size_t const place = world.place_of_unit[unit];
    return place >= units.first && place < units.last;
}

/// Whether the holder suffered severe harm within two years. Observation only: no decision reads it.
template <class Team>
GROUNDSWELL_ANYWHERE bool suffered_severely(Now<Team> const& now, Seat seat)
{
    return now.m.facts[seat].severe.within(now.week - 103);
}

/// Whether the holder of a seat leaves this time.
template <class Team>
GROUNDSWELL_ANYWHERE bool leaves(Now<Team> const& now, int every, Seat seat)
{
    Memory& m = now.m;
    if (!now.occupied(seat) || m.hired[seat] == now.week) return false;
    now.count(suffered_severely(now, seat) ? Counter::asked_severe : Counter::asked_other, seat);
    int const here = now.week - m.hired[seat], weeks = every < here ? every : here;
    return now.draw(Purpose::leave, seat, 0) <
           Attrition{now.rules()}.probability(now.read(seat).burden, weeks);
}

/// How many vacant seats each institution has.
template <class Team>
GROUNDSWELL_ANYWHERE void count_vacant(Now<Team> const& now)
{
    Memory& m = now.m;
    share(now.team, now.at.world.institutions, [&](std::uint32_t i) { m.number[i] = 0; });
    now.team.barrier();
    share(now.team, now.seats(), [&](Seat seat) {
        if (!now.occupied(seat)) now.team.add(m.number[now.at.world.institution[seat]], 1U);
    });
    now.team.barrier();
}

/// Phase 10: leaving, promotion, hiring.
template <class Team>
GROUNDSWELL_ANYWHERE void careers(Now<Team> const& now)
{
    Memory& m = now.m;
    Team const& team = now.team;
    CareerTurn const turn{now.rules()};
    if (turn.every() <= 0) return;
    // Without stagger, most weeks are nobody's turn.
    if (!turn(now.week, 1).any() && now.rules().p.career.stagger < 0.5) return;
    share(team, now.seats(), [&](Seat seat) {
        if (on_turn(now, turn, seat) && leaves(now, turn.every(), seat)) m.leaving.append(team, seat);
    });
    team.barrier();
    share(team, m.leaving.size(), [&](std::uint32_t i) {
        Seat const seat = m.leaving[i];
        Group const group = m.group[seat];
        now.count(Counter::left, seat);
        if (suffered_severely(now, seat)) now.count(Counter::left_severe, seat);
        vacate_seat(now, seat);
        if (!now.careers_on()) hire_person(now, seat, group);
    });
    team.barrier();
    if (now.careers_on()) {
        count_vacant(now);
        for (Institution i = 0; i < now.at.world.institutions; ++i)
            if (m.number[i] > 0 && turn(now.week, now.at.world.units_of_institution[i]).any())
                Round<Team>(now, i)();
    }
    apply_moves(now);
}

} // namespace groundswell::block
