#pragma once
#include <string>

#include "apps/text.hpp"
#include "report/attribute_outcome.hpp"

namespace groundswell {

/// An attribution as text for a terminal: the parts of the whole, and the complicity of those who never harm.
std::string attribute_text(AttributeResult const& result, report::AttributeSetting const& setting,
                           Characters characters);

} // namespace groundswell
