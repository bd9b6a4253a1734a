#pragma once
#include <groundswell/fit.hpp>
#include <span>
#include <string>
#include <vector>

#include "experiment/measured.hpp"
#include "fit/point_runs.hpp"

namespace groundswell {

/// What an experiment's runs at a point say about one number that somebody measured.
struct EffectAtPoint {
    double value; ///< NaN if unknown
    double se;    ///< by chance
};

/// Effects that somebody measured as rows of a fit. Each needs runs of its own, with and without a change. So
/// they are held only against points that meet the surveys.
///
/// The rows that the model was set to (`fit`) count among the implausibilities of a point, not among the rows
/// that are met by value: a few replicates do not tell an effect so well. The others (`held`) are predicted.
/// Shares without a change are left out: the surveys hold them.
class ExperimentRows {
  public:
    explicit ExperimentRows(FitOptions const& options);

    std::vector<FitExperiment> const& rows() const { return rows_; }
    std::vector<std::string> const& not_run() const { return not_run_; }
    /// Replicates that one point takes.
    std::size_t runs() const { return runs_; }

    /// Run every experiment at a point, or take what the store has.
    std::vector<EffectAtPoint> operator()(std::span<double const> unit, Scenario const& point,
                                          PointRunner& runner) const;
    /// Implausibilities of the rows that are used.
    std::vector<double> implausibilities(std::span<EffectAtPoint const> effects) const;

  private:
    FitOptions const& options_;
    std::vector<MeasuredExperiment> experiments_;
    std::vector<FitExperiment> rows_; ///< by experiment, then part
    std::vector<std::string> not_run_;
    std::size_t runs_{0};
};

} // namespace groundswell
