#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "interventions/intervention.hpp"

namespace groundswell {

/// Kinds of intervention that have a standard form: all but `parameter`.
std::vector<std::string> standard_names();
std::optional<InterventionKind> standard_kind(std::string_view name);

/// An intervention as `--with KIND` adds it: from week 0 to the end of the horizon, with a dose in the middle
/// of what is tried in practice. Costs are hours of work, and as much a judgement as the doses; a scenario
/// can say its own.
InterventionSpec standard_intervention(InterventionKind kind);

/// What a standard intervention does and costs, in words.
std::string describe_standard(InterventionKind kind);

} // namespace groundswell
