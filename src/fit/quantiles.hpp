#pragma once
#include <groundswell/fit.hpp>
#include <span>
#include <vector>

#include "fit/survey_rows.hpp"

namespace groundswell {

/// A quantile of the values that are known, between the two nearest; NaN of none.
double quantile(std::vector<double> values, double q);

/// How a row stands over points, given the means [point][row].
RowSpread spread_of_row(SurveyRow const& row, std::span<std::vector<double> const> means, std::size_t at);

/// The share of the variance between points that guesses explain, without what is chance between replicates;
/// NaN without guesses.
struct RowOfRuns {
    std::size_t row;
    std::uint32_t replicates;
};
double explained(std::span<std::vector<double> const> guessed, std::span<std::vector<double> const> means,
                 std::span<std::vector<double> const> variances, RowOfRuns at);

} // namespace groundswell
