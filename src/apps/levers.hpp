#pragma once
#include <array>
#include <cstddef>
#include <string>
#include <vector>

#include "scenario/scenario.hpp"

namespace groundswell {

/// One line that says which numbers of the scenario a finding hangs on most directly, with their values;
/// judgement is marked with a star. What would have to be otherwise for the finding to be otherwise.
std::string what_would_change(Scenario const& scenario, std::vector<std::string> const& names);

/// Uncertain numbers of the model by grade: measured, inferred, assumed.
std::array<std::size_t, 3> evidence_counts();
/// How many of the model's uncertain numbers were measured, inferred and assumed, and what the star means.
std::string evidence_sentence();

} // namespace groundswell
