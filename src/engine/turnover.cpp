#include "engine/turnover.hpp"

#include <algorithm>

#include "mechanisms/birth.hpp"

namespace groundswell {

void vacate_seat(Stage& stage, Seat seat)
{
    stage.state.people.group[seat] = no_group;
    stage.state.people.propensity.erase(seat);
    stage.state.lived.experienced[seat] = never;
    stage.state.lived.witnessed[seat] = never;
    for (auto& members : stage.state.members)
        if (!members.empty()) members[seat] = 0;
    if (!stage.floor.empty()) stage.floor[seat] = 0;
    stage.relocated.emplace_back(seat, no_seat);
    stage.changed.push_back(seat);
}

void hire_person(Stage& stage, Seat seat, Group group)
{
    auto& people = stage.state.people;
    BirthKey const birth{seat, static_cast<std::int16_t>(stage.week())};
    auto const newcomer = Birth{stage.rules, stage.key}(birth, group, stage.week());
    people.record[seat] = newcomer.record;
    people.group[seat] = group;
    people.birth_seat[seat] = birth.seat;
    people.hired[seat] = birth.week;
    people.set_propensity(seat, newcomer.propensity);
    stage.flags[seat] = 0;
    stage.count(0, Counter::hired, seat);
    stage.changed.push_back(seat);
}

void move_person(Stage& stage, Seat from, Seat to)
{
    auto& people = stage.state.people;
    auto& lived = stage.state.lived;
    people.record[to] = people.record[from];
    people.group[to] = people.group[from];
    people.birth_seat[to] = people.birth_seat[from];
    people.hired[to] = people.hired[from];
    people.set_propensity(to, people.propensity_of(from));
    people.propensity.erase(from);
    lived.experienced[to] = lived.experienced[from];
    lived.witnessed[to] = lived.witnessed[from];
    for (auto& members : stage.state.members)
        if (!members.empty()) members[to] = std::exchange(members[from], std::uint8_t{0});
    if (!stage.floor.empty()) stage.floor[to] = std::exchange(stage.floor[from], std::uint16_t{0});
    people.group[from] = no_group;
    lived.experienced[from] = never;
    lived.witnessed[from] = never;
    stage.relocated.emplace_back(from, to);
    stage.changed.insert(stage.changed.end(), {from, to});
}

void remove_person(Stage& stage, Seat seat)
{
    Group const group = stage.state.people.group[seat];
    stage.count(0, Counter::removed, seat);
    vacate_seat(stage, seat);
    if (!stage.careers_on()) hire_person(stage, seat, group);
}

void settle(Stage& stage)
{
    auto& moved = stage.relocated;
    if (moved.empty()) return;
    std::ranges::sort(moved);
    auto const now_at = [&moved](Seat seat) {
        auto const at = std::ranges::lower_bound(moved, seat, {}, &std::pair<Seat, Seat>::first);
        return at != moved.end() && at->first == seat ? at->second : seat;
    };

    auto& people = stage.state.people;
    people.last_target.relabel(moved);
    for (auto at = people.last_target.begin(); at != people.last_target.end();) {
        at->second = now_at(at->second);
        at = at->second == no_seat ? people.last_target.erase(at) : std::next(at);
    }
    people.reports_against.relabel(moved);
    people.retaliated.relabel(moved);
    people.kept.relabel(moved);
    for (auto& [seat, act] : people.kept) {
        for (Seat& knew : act.knew)
            knew = now_at(knew);
        std::erase(act.knew, no_seat);
    }
    auto& lived = stage.state.lived;
    lived.reported.relabel(moved);
    lived.accountable.relabel(moved);
    lived.deeds.relabel(moved);

    auto const follow = [&now_at](Seat& seat) {
        if (seat != no_seat) seat = now_at(seat);
    };
    for (auto& pending : stage.state.cases) {
        follow(pending.accused);
        follow(pending.accuser);
    }
    for (auto& report : stage.state.escrow) {
        follow(report.accused);
        follow(report.accuser);
    }
    std::erase_if(stage.state.escrow,
                  [](auto const& report) { return report.accused == no_seat || report.accuser == no_seat; });
    moved.clear();
}

} // namespace groundswell
