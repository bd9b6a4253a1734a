#pragma once
#include <groundswell/interventions.hpp>
#include <string>

namespace groundswell {

/// A block [[intervention]] that is read back the same. What has its default is left out, unless a scenario
/// must give it.
std::string intervention_text(InterventionSpec const& spec);

} // namespace groundswell
