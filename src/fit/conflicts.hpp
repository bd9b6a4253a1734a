#pragma once
#include <groundswell/problems.hpp>
#include <span>
#include <vector>

#include "fit/emulators.hpp"
#include "fit/survey_rows.hpp"

namespace groundswell {

/// Pairs of rows (or a row with itself) that no point that was run meets together, worst first.
std::vector<FitResult::Conflict> conflicts_of(std::span<SurveyRow const> rows, FitRuns const& runs);

/// Why no point became a member: the rows that are met least, and those that pull apart.
Problems no_member(std::span<SurveyRow const> rows, FitRuns const& runs, FitResult const& result);

} // namespace groundswell
