#pragma once
#include <Eigen/Core>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "fit/scale.hpp"

namespace groundswell {

/// Runs that an emulator learns from.
struct TrainingRuns {
    Eigen::MatrixXd const& points;  ///< [run][parameter], in the unit cube
    Eigen::VectorXd const& means;   ///< by run; NaN where the figure has no value
    Eigen::VectorXd const& weights; ///< by run, above 0
};

/// The first two Legendre polynomials on the unit interval, with variance 1 over it.
inline double straight_term(double u)
{
    return 1.7320508075688772 * (2 * u - 1);
}
inline double squared_term(double straight)
{
    return (straight * straight - 1) * 1.118033988749895;
}

/// Guesses the mean of one figure at any point of the plausible space, from runs at others.
///
/// A generalised linear model on the figure's scale: each parameter straight and squared (Legendre
/// polynomials), and products of the parameters that matter most. There are more terms than runs would carry,
/// so the terms of each of the three sorts are shrunk by a penalty of their own, estimated with the model by
/// empirical Bayes (MacKay 1992, Neural Computation 4(3), 415-447; Tipping 2001, J. Mach. Learn. Res. 1,
/// 211-244, with one precision for a sort instead of a term).
class Emulator {
  public:
    Emulator(TrainingRuns const& evidence, Scale scale);

    /// The mean at a point, on the figure's own scale.
    double mean(std::span<double const> unit) const { return scale_.inverse(eta(unit)); }
    /// On the scale of the regression.
    double eta(std::span<double const> unit) const;
    /// Coefficients of the terms that every emulator of the same space has: constant, straight, squared.
    auto common_terms() const
    {
        return beta_.head(static_cast<Eigen::Index>(1 + 2 * parameters_)).transpose();
    }
    /// The sum of those terms, and the products of this emulator.
    double with_products(double common, std::span<double const> straights) const;

    /// By run of the evidence: how far its mean is, on the scale of the regression, from what the others say
    /// about it (leave one out). NaN where it has no value.
    std::vector<double> const& left_out() const { return left_out_; }
    /// The parameters, strongest first, by the size of their straight term.
    std::vector<std::size_t> strongest(std::size_t n) const;

  private:
    Eigen::MatrixXd terms(Eigen::MatrixXd const& points) const;
    void fit(TrainingRuns const& evidence);

    Scale scale_;
    std::size_t parameters_;
    std::vector<std::pair<std::size_t, std::size_t>> products_;
    Eigen::VectorXd beta_;
    std::vector<double> left_out_;
};

} // namespace groundswell
