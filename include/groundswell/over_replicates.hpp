#pragma once
#include <groundswell/bounds.hpp>
#include <groundswell/summary.hpp>
#include <span>
#include <string_view>
#include <vector>

namespace groundswell {

/// Return the bounds of a figure by name; none if it is not in the catalogue.
Bounds bounds_of(std::string_view figure);

/// Estimate every figure over replicates, in the order of the first replicate. An estimate of a withheld
/// figure is empty.
std::vector<MetricSummary> summarise_replicates(std::span<ReplicateSummary const> summaries);

} // namespace groundswell
