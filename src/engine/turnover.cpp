#include "engine/turnover.hpp"

#include <algorithm>

#include "mechanisms/birth.hpp"

namespace groundswell {

namespace {

/// The holder of a seat has changed.
void note_change(WeekState& now, Seat seat)
{
    now.holder_changed.push_back(seat);
    now.exchange.relocations.add_holder(seat);
}

} // namespace

void vacate_seat(WeekState& now, Seat seat)
{
    now.state.people.group[seat] = no_group;
    now.state.people.propensity.erase(seat);
    now.state.lived.experienced[seat] = never;
    now.state.lived.witnessed[seat] = never;
    for (auto& members : now.state.members)
        if (!members.empty()) members[seat] = 0;
    if (!now.responsibility_floor.empty()) now.responsibility_floor[seat] = 0;
    now.exchange.relocations.add(seat, no_seat);
    note_change(now, seat);
}

void hire_person(WeekState& now, Seat seat, Group group)
{
    auto& people = now.state.people;
    BirthKey const birth{seat, static_cast<std::int16_t>(now.week())};
    auto const newcomer = Birth{now.rules, now.key}(birth, group, now.week());
    people.record[seat] = newcomer.record;
    people.group[seat] = group;
    people.birth_seat[seat] = birth.seat;
    people.hired[seat] = birth.week;
    people.set_propensity(seat, newcomer.propensity);
    now.flags[seat] = 0;
    now.count(0, Counter::hired, seat);
    note_change(now, seat);
}

void move_person(WeekState& now, Seat from, Seat to)
{
    auto& people = now.state.people;
    auto& lived = now.state.lived;
    people.record[to] = people.record[from];
    people.group[to] = people.group[from];
    people.birth_seat[to] = people.birth_seat[from];
    people.hired[to] = people.hired[from];
    people.set_propensity(to, people.propensity_of(from));
    people.propensity.erase(from);
    lived.experienced[to] = lived.experienced[from];
    lived.witnessed[to] = lived.witnessed[from];
    for (auto& members : now.state.members)
        if (!members.empty()) members[to] = std::exchange(members[from], std::uint8_t{0});
    if (!now.responsibility_floor.empty())
        now.responsibility_floor[to] = std::exchange(now.responsibility_floor[from], std::uint16_t{0});
    people.group[from] = no_group;
    lived.experienced[from] = never;
    lived.witnessed[from] = never;
    now.exchange.relocations.add(from, to);
    note_change(now, from);
    note_change(now, to);
}

void remove_person(WeekState& now, Seat seat)
{
    Group const group = now.state.people.group[seat];
    now.count(0, Counter::removed, seat);
    vacate_seat(now, seat);
    if (!now.careers_on()) hire_person(now, seat, group);
}

void apply_moves(WeekState& now)
{
    auto& relocations = now.exchange.relocations;
    relocations.deliver(now.partition, now.state.people.group);
    if (relocations.empty()) return relocations.clear();
    auto const& moves = relocations.moves();

    auto& people = now.state.people;
    people.last_target.relabel(moves);
    for (auto at = people.last_target.begin(); at != people.last_target.end();) {
        at->second = relocations.now_at(at->second);
        at = at->second == no_seat ? people.last_target.erase(at) : std::next(at);
    }
    people.reports_against.relabel(moves);
    people.retaliated.relabel(moves);
    people.kept.relabel(moves);
    people.fear.relabel(moves);
    for (auto const& [seat, act] : people.kept) {
        for (Seat& knew : act.knew)
            knew = relocations.now_at(knew);
        act.knew.remove(no_seat);
    }
    auto& lived = now.state.lived;
    lived.reported.relabel(moves);
    lived.accountable.relabel(moves);
    lived.harm_weeks.relabel(moves);
    lived.severe.relabel(moves);
    lived.told.relabel(moves);
    lived.official.relabel(moves);
    for (auto& instrument : lived.recalled)
        instrument.relabel(moves);

    auto const follow = [&relocations](Seat& seat) {
        if (seat != no_seat) seat = relocations.now_at(seat);
    };
    for (auto& pending : now.state.cases) {
        follow(pending.accused);
        follow(pending.accuser);
    }
    for (auto& report : now.state.escrow) {
        follow(report.accused);
        follow(report.accuser);
    }
    std::erase_if(now.state.escrow,
                  [](auto const& report) { return report.accused == no_seat || report.accuser == no_seat; });
    relocations.clear();
}

} // namespace groundswell
