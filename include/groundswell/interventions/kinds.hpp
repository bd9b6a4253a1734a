#pragma once
#include <groundswell/interventions/accountability.hpp>
#include <groundswell/interventions/ally_mobilisation.hpp>
#include <groundswell/interventions/answering.hpp>
#include <groundswell/interventions/bystander_training.hpp>
#include <groundswell/interventions/dialogue.hpp>
#include <groundswell/interventions/escrow.hpp>
#include <groundswell/interventions/movement.hpp>
#include <groundswell/interventions/norm_correction.hpp>
#include <groundswell/interventions/parameter_change.hpp>
#include <groundswell/interventions/parity.hpp>
#include <groundswell/interventions/remove_offenders.hpp>
#include <groundswell/interventions/status_reform.hpp>
#include <variant>

namespace groundswell {

/// The list of kinds, in the order in which they are shown. A new kind is registered here and nowhere else.
///
/// A kind is a struct with an `info`, its own fields with defaults, `visit` over them, equality, and what it
/// does: any of
///     static Kind standard();                      its own fields in its standard form (else the defaults)
///     void act(ReachedPeople&) const;              to people, in each week in which it acts
///     double held_responsibility() const;          of those whom `act` holds
///     double stand_probability() const;            of each of them, in each week, to take a public stand
///     void change(WeekParameters const&) const;    to the rules, in each week in which it is in force
///     bool changes_weekly() const;                 whether `change` differs from week to week
/// What can happen only in the middle of a week the engine asks for by kind (`ActiveIntervention::as`).
using InterventionKind =
    std::variant<intervention::BystanderTraining, intervention::NormCorrection,
                 intervention::AllyMobilisation, intervention::Accountability, intervention::Escrow,
                 intervention::RemoveOffenders, intervention::Parity, intervention::StatusReform,
                 intervention::Movement, intervention::Dialogue, intervention::ParameterChange,
                 intervention::Answering>;

} // namespace groundswell
