#pragma once
#include <span>
#include <vector>

#include "fit/emulator.hpp"
#include "fit/survey_rows.hpp"
#include "parallel/executor.hpp"

namespace groundswell {

/// What was run at some points, as a fit learns from it.
struct FitRuns {
    std::vector<std::vector<double>> points;    ///< in the unit cube
    std::vector<std::vector<double>> means;     ///< [point][row]: over replicates; NaN where none has a value
    std::vector<std::vector<double>> variances; ///< [point][row]: between replicates; NaN where fewer than 2
    std::vector<std::uint32_t> wave;            ///< by point
    std::vector<std::size_t> root;              ///< by point: the one from which its line of climbs began
    std::vector<std::uint32_t> replicates;      ///< by point

    std::size_t size() const { return points.size(); }
};

/// What the emulators say about a row at a point.
struct Guess {
    double mean;
    double error;  ///< standard error of the guess, on the figure's own scale
    double chance; ///< standard deviation of one run about its mean
};

/// An emulator for each row, with what it errs by and how much a single run varies.
class Emulators {
  public:
    /// Points of earlier waves count less: they are farther from where the fit looks.
    ///
    /// @param newest  the wave whose points count fully; its errors are what later guesses are held to err by
    Emulators(FitRuns const& runs, std::span<SurveyRow const> rows, std::uint32_t newest,
              Executor const& executor);

    std::size_t rows() const { return emulators_.size(); }
    /// At one point, by row.
    void guess(std::span<double const> unit, std::span<Guess> out) const;
    Emulator const& emulator(std::size_t row) const { return emulators_[row]; }
    double error(std::size_t row) const { return error_[row]; } ///< on the scale of the regression
    /// An error that was seen outside the points that the emulators were made from counts, if it is larger.
    void at_least(std::size_t row, double error) { error_[row] = std::max(error_[row], error); }

  private:
    std::vector<SurveyRow> rows_;
    std::vector<Emulator> emulators_;
    Eigen::MatrixXd coefficients_; ///< [row][term]: of the terms that all rows have
    std::vector<double> error_;    ///< by row: root mean square of what is left out, without chance
    std::vector<double> chance_;   ///< by row: variance of one run over the variance function
};

} // namespace groundswell
