#pragma once
#include <groundswell/interventions.hpp>
#include <nlohmann/json_fwd.hpp>
#include <vector>

namespace groundswell {

/// Interventions as JSON, with the keys of a scenario file. Every field that has a meaning for the kind is
/// there; one that is left open is null.
nlohmann::ordered_json interventions_json(std::vector<InterventionSpec> const& interventions);

/// All that a form for interventions is made of: each kind in words, its standard form (without a name), and
/// its fields with type, part of the form, choices, default, range, unit and meaning.
///
/// "part" is "label" (name), "span" (start and end), "cost", "scope", or "own" (what the kind does).
nlohmann::ordered_json intervention_kinds_json();

/// The JSON Schema of the blocks [[intervention]].
nlohmann::ordered_json interventions_schema();

} // namespace groundswell
