#pragma once
#include <groundswell/exclusion.hpp>
#include <string>

#include "report/json.hpp"

namespace groundswell::report {

/// Which share of the plausible ranges contradicts itself and is left out, in how many draws, and by which
/// rules.
///
/// @param become  what the points become that contradict themselves
std::string exclusion_sentence(Exclusion const& exclusion, std::string const& become = "drawn again");
/// The same as {share, low, high, draws, rules: [{smaller, larger, why, share, low, high, draws}]}.
Json exclusion_json(Exclusion const& exclusion);

} // namespace groundswell::report
