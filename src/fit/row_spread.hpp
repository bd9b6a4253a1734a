#pragma once
#include <groundswell/fit.hpp>
#include <span>
#include <vector>

#include "fit/survey_rows.hpp"

namespace groundswell {

/// How a row stands over points, given the means [point][row].
RowSpread spread_of_row(SurveyRow const& row, std::span<std::vector<double> const> means, std::size_t at);

} // namespace groundswell
