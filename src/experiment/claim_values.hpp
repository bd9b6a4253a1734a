#pragma once
#include <groundswell/claims.hpp>
#include <span>
#include <vector>

#include "experiment/claim_units.hpp"

namespace groundswell {

/// The number of a part, from the means over some replicates of one point; NaN if a figure is unknown in any.
double value_of(ClaimPart const& part, std::span<ClaimUnit const> units);

/// Whether all parts with a threshold hold.
bool claim_holds(Claim const& claim, std::span<ClaimUnit const> units);

/// Quantiles; values that are NaN are left out.
Spread spread_of(std::vector<double> values);

} // namespace groundswell
