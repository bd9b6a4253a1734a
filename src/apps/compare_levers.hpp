#pragma once
#include <string>
#include <vector>

#include "scenario/scenario.hpp"

namespace groundswell {

/// The parameters on which the effect of a variant hangs most directly, by the kinds of intervention that it
/// adds; of rules in general if it adds none.
std::vector<std::string> levers_of(Scenario const& base, Scenario const& variant);

} // namespace groundswell
