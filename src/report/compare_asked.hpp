#pragma once
#include <groundswell/report.hpp>

#include "report/compare_outcome.hpp"

namespace groundswell::report {

/// What a comparison was asked, in the form in which an outcome and a study have it.
///
/// @throws UserError as `check_asked`
CompareOutcome asked_outcome(ComparisonAsked const& asked, CompareSpec const& spec);
/// Keep it beside the points, so that a report of the study answers it again.
void keep_asked(CompareOutcome const& outcome, PointStore& store);

} // namespace groundswell::report
