#pragma once
#include <string>
#include <vector>

#include "experiment/claim_expression.hpp"
#include "observe/result.hpp"

namespace groundswell {

/// The value of a figure in a result; NaN where its denominator is 0, or the run was too short for its years.
///
/// Without years: the end-of-run figure of that name (model section 8), if there is one. Otherwise, and with
/// years: from the weekly counts, over those years or the whole horizon (`claim_metrics`).
double figure_value(ClaimFigure const& figure, ReplicateResult const& result,
                    std::vector<std::string> const& groups);

/// Names of the figures that come from weekly counts: harm, acts, remarks, voices (testimonies of survivors),
/// each per 1,000 person-weeks; recognised_share (noticed / present), helped_share (intervened or supported /
/// noticed) and silent_share (silent / noticed) of witnesses; untold_share (silence / choices of targets);
/// help (effort for survivors, units per 1,000 person-weeks); accountable_entry and accountable_above
/// (sanctioned, removed or restored / decided, of the accused in the lowest rank and above it); awareness.
std::vector<std::string> const& claim_metrics();

} // namespace groundswell
