#pragma once
#include <groundswell/result.hpp>
#include <limits>
#include <string>
#include <vector>

#include "experiment/claim_expression.hpp"

namespace groundswell {

inline constexpr double unknown_figure = std::numeric_limits<double>::quiet_NaN();

/// The value of a figure in a result; NaN where its denominator is 0, or the run was too short for its years.
///
/// Without years: the end-of-run figure of that name (model III.vi), if there is one. Otherwise, and with
/// years: from the weekly counts, over those years or the whole horizon.
double figure_value(ClaimFigure const& figure, ReplicateResult const& result,
                    std::vector<std::string> const& groups);

/// Names of the figures of the catalogue that claims may ask for over some years: those that come from weekly
/// counts.
std::vector<std::string> const& claim_metrics();

} // namespace groundswell
