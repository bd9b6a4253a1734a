#pragma once
#include <groundswell/scenario.hpp>
#include <string>
#include <vector>

namespace groundswell {

/// Set every value by group or rank that the scenario leaves open to its default.
///
/// Groups that the table knows (woman, man) take its defaults; any other takes the value of the first group
/// listed, or of woman if that is not known either (model section 8). Shares that sum to 1 over groups
/// (`career.hiring`, `institution.share`) share what the given ones leave, in the proportion of their
/// defaults, or equally. A second call changes nothing.
///
/// @return sentences that say which groups took whose values
std::vector<std::string> settle_groups(Scenario& scenario);

} // namespace groundswell
