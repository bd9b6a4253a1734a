#pragma once
#include <string>

#include "interventions/intervention.hpp"

namespace groundswell {

/// A block [[intervention]] that is read back the same. What has its default is left out, unless a scenario
/// must give it.
std::string intervention_text(InterventionSpec const& spec);

} // namespace groundswell
