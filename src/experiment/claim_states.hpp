#pragma once
#include <groundswell/claims.hpp>
#include <optional>
#include <span>
#include <vector>

#include "experiment/claim_units.hpp"

namespace groundswell {

/// Where replicates of one arm at one point end in two lasting states, and how the claim fares in each.
///
/// @param units  [point][replicate]
std::optional<ClaimStates> states_of(Claim const& claim, std::span<std::vector<ClaimUnit> const> units);

} // namespace groundswell
