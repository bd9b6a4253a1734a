#pragma once
#include "engine/stage.hpp"

namespace groundswell {

/// Who holds which seat changes only through these. What few people have (sparse columns, cases) follows at
/// `settle`, which every phase that calls one of the others calls at its end.

/// The holder leaves the institution.
void vacate_seat(Stage& stage, Seat seat);
/// Somebody new takes a vacant seat, born at (seat, this week).
void hire_person(Stage& stage, Seat seat, Group group);
/// The holder of `from` takes the vacant seat `to`.
void move_person(Stage& stage, Seat from, Seat to);
/// The holder leaves; with careers off (or before the week 0 of imported people) somebody of the same group
/// follows.
void remove_person(Stage& stage, Seat seat);
/// Let the sparse columns, pending cases and the escrow follow the people.
void settle(Stage& stage);

} // namespace groundswell
