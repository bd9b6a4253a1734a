#pragma once
#include <cstdint>
#include <cstdlib>
#include <groundswell/published.hpp>

#include "base/math.hpp"

/// Statistics for the checks of published models.
namespace groundswell::published {

/// Standard normal distribution function. Absolute error below 1e-14.
double normal_cdf(double x);
/// Standard normal density.
inline double normal_density(double x)
{
    return 0.3989422804014327 * portable_exp(-0.5 * x * x);
}

/// Successes among trials.
struct Count {
    std::int64_t successes{0}, trials{0};

    void add(bool success)
    {
        successes += success ? 1 : 0;
        ++trials;
    }
    double share() const { return static_cast<double>(successes) / static_cast<double>(trials); }
};

/// Mean of independent observations and its standard error. Values are added in a fixed order, so that
/// results do not depend on threads.
class Mean {
  public:
    void add(double x)
    {
        // Welford (1962), Technometrics 4, 419.
        ++n_;
        double const delta = x - mean_;
        mean_ += delta / static_cast<double>(n_);
        squares_ += delta * (x - mean_);
    }
    std::int64_t count() const { return n_; }
    double value() const { return mean_; }
    double variance() const { return n_ > 1 ? squares_ / static_cast<double>(n_ - 1) : 0; }
    double standard_error() const
    {
        return n_ > 0 ? portable_sqrt(variance() / static_cast<double>(n_)) : no_number;
    }

  private:
    std::int64_t n_{0};
    double mean_{0}, squares_{0};
};

/// Distance of a count from a probability, as a standard normal deviate of the exact binomial tail
/// (two-sided p = twice the smaller tail). Positive: more successes than expected.
double binomial_z(Count count, double probability);

/// Distance of two counts, as a standard normal deviate of Fisher's exact test (conditional on the
/// margins), which includes the sampling error of both. Positive: `ours` has the larger share.
double two_sample_z(Count ours, Count theirs);

} // namespace groundswell::published
