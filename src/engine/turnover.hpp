#pragma once
#include "engine/week_state.hpp"

namespace groundswell {

/// The only functions that change who holds a seat. They are called where the seat is held. Sparse columns,
/// pending cases and the escrow follow in `apply_moves`; a phase that calls one of the others calls it at its
/// end.

/// The holder leaves the institution.
void vacate_seat(WeekState& now, Seat seat);
/// Somebody new takes a vacant seat, born at (seat, this week).
void hire_person(WeekState& now, Seat seat, Group group);
/// The holder of `from` takes the vacant seat `to`.
void move_person(WeekState& now, Seat from, Seat to);
/// The holder leaves; with careers off (or before the week 0 of imported people) somebody of the same group
/// follows.
void remove_person(WeekState& now, Seat seat);
/// Let sparse columns, pending cases and the escrow follow the people who moved or left. All processes call
/// it.
void apply_moves(WeekState& now);

} // namespace groundswell
