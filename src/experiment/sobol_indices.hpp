#pragma once
#include <cstddef>
#include <groundswell/sensitivity.hpp>
#include <span>
#include <vector>

#include "random/draw.hpp"

namespace groundswell {

/// Estimates indices of Sobol' from runs at pairs of independent points A and B, and at points AB: A with
/// some coordinates taken from B.
///
/// With f less its mean over A and B, and V its variance over both:
///   first: mean of f(B) (f(AB) - f(A)) / V       (Saltelli et al. 2010, table 2 b)
///   total: mean of (f(A) - f(AB))^2 / (2 V)      (Jansen 1999)
class SobolIndices {
  public:
    /// @param a, b  by pair of points, as many of each, all known
    SobolIndices(std::vector<double> a, std::vector<double> b) : a_(std::move(a)), b_(std::move(b)) {}

    double mean() const;
    double variance() const;
    /// NaN where nothing varies.
    double first(std::span<double const> ab) const;
    double total(std::span<double const> ab) const;

    /// Both, with intervals by bootstrap over pairs.
    SensitivityIndex with_intervals(std::span<double const> ab, Key key) const;

  private:
    using Sample = std::span<std::size_t const>;
    struct Moments {
        double mean{0}, variance{0};
    };
    Moments moments(Sample sample) const;
    double first_of(std::span<double const> ab, Sample sample) const;
    double total_of(std::span<double const> ab, Sample sample) const;

    std::vector<double> a_, b_;
};

} // namespace groundswell
