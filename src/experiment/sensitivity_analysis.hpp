#pragma once
#include <groundswell/sensitivity.hpp>
#include <vector>

#include "experiment/sensitivity_plan.hpp"

namespace groundswell {

/// The effects of all numbers on one metric, the largest first.
///
/// @param column  the metric by run of the screening
std::vector<ElementaryEffects> effects_on(std::vector<double> const& column,
                                          std::vector<UncertainParameter> const& parameters,
                                          SensitivityOptions const& options, std::uint32_t seed);

/// Fill in the indices of one metric. Replicates in which it is unknown at some point are left out.
///
/// @param column  the metric by run of the indices
void add_indices(MetricSensitivity& out, std::vector<double> const& column, IndicesPlan const& plan, Key key);

} // namespace groundswell
