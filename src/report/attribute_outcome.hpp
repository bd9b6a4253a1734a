#pragma once
#include <groundswell/attribute.hpp>
#include <string>

#include "report/json.hpp"

namespace groundswell::report {

/// What a report of an attribution needs besides its numbers.
struct AttributeSetting {
    Scenario scenario;
    FitUse fit{};
    std::size_t people{0};
    double seconds{0}; ///< wall time of this call
};

/// The attribution as one JSON object, as the command prints it.
Json attribute_json(AttributeResult const& result, AttributeSetting const& setting);
/// What a page shows of it.
Json attribution_data(AttributeResult const& result);

/// How the structural share differs between members of a fit; "" without one.
std::string structural_over_members(AttributeResult const& result);
/// A component as one speaks of it: "power: rank and status".
std::string component_words(std::string const& name);
/// How much belongs to individuals and how much to the system, in one sentence.
std::string attribute_sentence(Attribution const& attribution);
/// "12.3% [11.0, 13.6]"; unlike shares of people these may be negative.
std::string attributed_share(Estimate const& share);

} // namespace groundswell::report
