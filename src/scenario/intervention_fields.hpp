#pragma once
#include <array>
#include <span>
#include <string_view>
#include <vector>

#include "interventions/intervention.hpp"
#include "scenario/parameter_table.hpp"

namespace groundswell {

/// One key of an [[intervention]] block.
struct InterventionField {
    char const* name;
    char const* type;    ///< "number", "whole number", "text", "true or false", "table"
    Range allowed;       ///< numbers only
    char const* meaning; ///< for people
};

/// All keys that some kind uses, but for `kind` and `scope` (a table of groups, ranks, units, share).
std::span<InterventionField const> intervention_fields();

/// What one kind of intervention does and which keys it uses besides those of every kind
/// (kind, name, start, end, cost_per_person, cost_per_week).
struct InterventionUse {
    InterventionKind kind;
    std::vector<std::string_view> required;
    std::vector<std::string_view> optional;
    std::string_view meaning;

    bool uses(std::string_view field) const;
};

InterventionUse const& use_of(InterventionKind kind);
InterventionField const* find_field(std::string_view name);

} // namespace groundswell
