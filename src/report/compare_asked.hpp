#pragma once
#include <groundswell/report.hpp>

#include "report/compare_outcome.hpp"

namespace groundswell::report {

/// What a comparison was asked, in the form in which an outcome and a study have it.
CompareOutcome asked_outcome(ComparisonAsked const& asked, CompareSpec const& spec);

} // namespace groundswell::report
