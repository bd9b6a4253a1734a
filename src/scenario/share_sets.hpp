#pragma once
#include <groundswell/scenario.hpp>
#include <string>
#include <vector>

namespace groundswell {

/// Names of the parameters that sum to 1 together with this one, itself included; empty: it stands alone.
std::vector<std::string> share_set_of(std::string const& parameter);

/// Where some shares of a set were set and the set does not sum to 1 any more, let the others take what is
/// left, in the proportions that they had. What cannot be completed so is left to `check_scenario`.
///
/// @param set  names of the parameters that were set
/// @return what was done, in sentences
std::vector<std::string> complete_shares(Scenario& scenario, std::vector<std::string> const& set);

} // namespace groundswell
