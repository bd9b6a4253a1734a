#pragma once
#include <groundswell/fit.hpp>
#include <span>
#include <vector>

#include "fit/scale.hpp"

namespace groundswell {

/// A survey row as a fit holds it against the model.
struct SurveyRow {
    Target target;
    Scale scale;
    bool held_out{false}; ///< measured, but not used: it is predicted
    double tolerance{
        0}; ///< root of the survey's variance and the model's discrepancy, without chance of runs
};

/// Rows that a scenario can be held against.
///
/// @throws UserError with every row that cannot be: a group that the scenario has not, a figure that no run
///         ends with, another window, a row that is given twice
std::vector<SurveyRow> survey_rows(Scenario const& scenario, std::vector<Target> const& targets,
                                   FitRules const& rules);

/// How many rows are used.
std::size_t used_rows(std::span<SurveyRow const> rows);

/// Where nothing is uncertain (a row of 0 that is always 0), a difference is still divided by something.
inline constexpr double least_variance = 1e-18;

/// A mean over replicates, and its variance; NaN where it is not known.
struct RowMean {
    double mean, variance;
};

/// How far the model is from the survey, over what is not known about the two.
///
/// @return |mean - value| / sqrt(survey + model discrepancy + variance of the mean)
double implausibility(SurveyRow const& row, RowMean const& mean);

/// How a point stands against the rows that are used. Rows without a value count as neither.
struct RowStanding {
    std::vector<double> each{}; ///< implausibilities of the rows that have a value, the largest first
    double held{0};             ///< the implausibility that is held against it
    std::uint32_t inside{0};    ///< rows met by value
    std::uint32_t known{0};

    bool is_member(FitRules const& rules) const
    {
        return held <= rules.cutoff && inside >= rules.inside * known && known > 0;
    }
};

/// The implausibility that is held against a point.
///
/// @param sorted  the largest first
double held_against(std::span<double const> sorted, FitRules const& rules);

RowStanding standing_of(std::span<SurveyRow const> rows, std::span<RowMean const> means,
                        FitRules const& rules);

} // namespace groundswell
