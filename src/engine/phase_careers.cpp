#include <algorithm>

#include "engine/phases.hpp"
#include "engine/turnover.hpp"
#include "engine/vacancies.hpp"
#include "mechanisms/career.hpp"
#include "world/world.hpp"

namespace groundswell::phase {

namespace {

/// What has its round of careers in a week.
struct OnTurn {
    std::vector<Institution> institutions; ///< of this process, with a seat that has its round
    bool everyone{false};                  ///< all seats have it
    std::vector<Seat> seats;               ///< that have it, unless everyone has; ascending
};

OnTurn whose_turn(WeekState const& now, CareerTurn const& turn)
{
    World const& world = *now.world;
    OnTurn out;
    out.everyone = now.rules.p.career.stagger < 0.5;
    for (Institution i = 0; i < world.institutions; ++i) {
        if (!now.partition.holds(now.institutions->first_seat(i))) continue;
        auto const units = turn(now.week(), now.institutions->units(i));
        if (!units.any()) continue;
        out.institutions.push_back(i);
        for (auto k = units.first; !out.everyone && k < units.last; ++k)
            world.for_each_in_unit(now.institutions->unit(i, k),
                                   [&](Seat seat) { out.seats.push_back(seat); });
    }
    if (!world.layout) std::ranges::sort(out.seats);
    return out;
}

/// Whether the holder suffered severe harm within two years. Observation only: no decision reads it.
bool suffered_severely(WeekState const& now, Seat seat)
{
    SevereHarm const* const severe = now.state.lived.severe.find(seat);
    return severe && severe->within(now.week() - 103);
}

/// Find who leaves this time, in order of seat.
std::vector<Seat> const& leavers(WeekState& now, OnTurn const& on_turn, int every)
{
    Attrition const attrition{now.rules};
    auto const ask = [&](int thread, Seat seat) {
        if (!now.occupied(seat) || now.state.people.hired[seat] == now.week()) return;
        now.count(thread, suffered_severely(now, seat) ? Counter::asked_severe : Counter::asked_other, seat);
        int const weeks = std::min(every, now.week() - now.state.people.hired[seat]);
        double const u = uniform(now.key, Purpose::leave, {seat, 0, now.week(), 0});
        if (u < attrition.probability(now.read(seat).burden, weeks)) now.exchange.leavers.add(thread, seat);
    };
    std::size_t const n = on_turn.everyone ? now.partition.size() : on_turn.seats.size();
    now.executor.for_blocks(n, [&](int thread, std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i)
            ask(thread, on_turn.everyone ? now.partition.begin() + static_cast<Seat>(i) : on_turn.seats[i]);
    });
    return now.exchange.leavers.gather();
}

} // namespace

void careers(WeekState& now)
{
    CareerTurn const turn{now.rules};
    if (turn.every() <= 0) return;
    // Without stagger, most weeks are nobody's turn.
    if (!turn(now.week(), 1).any() && now.rules.p.career.stagger < 0.5) return;
    if (!now.institutions) now.institutions.emplace(*now.world);
    OnTurn const on_turn = whose_turn(now, turn);
    for (Seat const seat : leavers(now, on_turn, turn.every())) {
        Group const group = now.state.people.group[seat];
        now.count(0, Counter::left, seat);
        if (suffered_severely(now, seat)) now.count(0, Counter::left_severe, seat);
        vacate_seat(now, seat);
        if (!now.careers_on()) hire_person(now, seat, group);
    }
    if (now.careers_on()) fill_vacancies(now, on_turn.institutions);
    apply_moves(now);
}

} // namespace groundswell::phase
