#pragma once
#include <string>

#include "apps/text.hpp"
#include "experiment/attribute.hpp"

namespace groundswell {

/// What a report of an attribution needs besides its numbers.
struct AttributeSetting {
    Scenario scenario;
    std::size_t people{0};
    double seconds{0}; ///< wall time of this call
};

std::string attribute_text(AttributeResult const& result, AttributeSetting const& setting,
                           Characters characters);
std::string attribute_json(AttributeResult const& result, AttributeSetting const& setting);

/// A component as one speaks of it: "power: rank and status".
std::string component_words(std::string const& name);
/// How much belongs to individuals and how much to the system, in one sentence.
std::string attribute_sentence(Attribution const& attribution);

} // namespace groundswell
