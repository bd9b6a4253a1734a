#pragma once
#include <cmath>
#include <cstddef>
#include <limits>
#include <span>
#include <stdexcept>

/// Judging counts against theory. Every limit is given by the caller, so that each test states its error
/// rate.
namespace groundswell::testing {

/// Standard score of a count of successes under probability p: (k - n p) / sqrt(n p (1 - p)).
///
/// p = 0 or 1 leaves no room: the score is 0 when the count agrees and infinite when it does not.
inline double binomial_z(long successes, long trials, double p)
{
    double const n = static_cast<double>(trials);
    double const excess = static_cast<double>(successes) - n * p;
    double const spread = std::sqrt(n * p * (1 - p));
    if (spread > 0) return excess / spread;
    return excess == 0 ? 0.0 : std::copysign(std::numeric_limits<double>::infinity(), excess);
}

/// Probability that a standard normal lies beyond +-z: the two-sided false alarm of a limit.
inline double two_sided_error(double z)
{
    return std::erfc(z / std::sqrt(2.0));
}

/// Whether |z| stays within the limit. z_limit = 5 rejects a true p once in 1.7 million (`two_sided_error`).
inline bool binomial_accepts(long successes, long trials, double p, double z_limit = 5)
{
    return std::abs(binomial_z(successes, trials, p)) <= z_limit;
}

/// Pearson's statistic, sum of (observed - expected)^2 / expected, against probabilities that sum to 1.
///
/// Keep every expected count above 5 or so, or the limit below does not apply. A cell of probability 0 must
/// be empty; otherwise the statistic is infinite. @throws std::invalid_argument if the sizes differ.
inline double chi_square(std::span<long const> counts, std::span<double const> probabilities)
{
    if (counts.size() != probabilities.size())
        throw std::invalid_argument("chi_square: as many probabilities as counts are needed");
    double total = 0;
    for (long const count : counts)
        total += static_cast<double>(count);
    double sum = 0;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        double const expected = total * probabilities[i];
        double const difference = static_cast<double>(counts[i]) - expected;
        if (expected > 0)
            sum += difference * difference / expected;
        else if (difference != 0)
            return std::numeric_limits<double>::infinity();
    }
    return sum;
}

/// Probability that a chi-square variable with so many degrees of freedom exceeds x.
///
/// The regularised incomplete gamma function Q(degrees/2, x/2): series below, continued fraction (modified
/// Lentz) above. Source: Press et al., Numerical Recipes, 3rd ed. (2007), section 6.2.
inline double chi_square_tail(double x, int degrees)
{
    if (x <= 0) return 1;
    double const a = degrees / 2.0;
    double const y = x / 2;
    double const front = std::exp(a * std::log(y) - y - std::lgamma(a));
    if (y < a + 1) {
        double term = 1 / a;
        double sum = term;
        for (int n = 1; n < 10'000 && term > sum * 1e-16; ++n) {
            term *= y / (a + n);
            sum += term;
        }
        return 1 - front * sum;
    }
    double b = y + 1 - a;
    double c = 1e300;
    double d = 1 / b;
    double fraction = d;
    for (int n = 1; n < 10'000; ++n) {
        double const an = -n * (n - a);
        b += 2;
        d = 1 / (an * d + b);
        c = b + an / c;
        double const step = c * d;
        fraction *= step;
        if (std::abs(step - 1) < 1e-15) break;
    }
    return front * fraction;
}

/// The value that a chi-square variable with so many degrees of freedom exceeds with probability
/// `error_rate`.
inline double chi_square_limit(int degrees, double error_rate)
{
    double low = 0;
    double high = degrees + 10;
    while (chi_square_tail(high, degrees) > error_rate)
        high *= 2;
    for (int i = 0; i < 200 && low < high; ++i) {
        double const middle = low + (high - low) / 2;
        if (middle == low || middle == high) break;
        (chi_square_tail(middle, degrees) > error_rate ? low : high) = middle;
    }
    return high;
}

/// Mean and standard error of the mean, gathered value by value (Welford 1962, Technometrics 4(3), 419-420).
class Mean {
  public:
    void add(double x)
    {
        ++n_;
        double const before = x - mean_;
        mean_ += before / static_cast<double>(n_);
        squares_ += before * (x - mean_);
    }
    long n() const { return n_; }
    double value() const { return mean_; }
    double variance() const { return n_ > 1 ? squares_ / static_cast<double>(n_ - 1) : 0; }
    double error() const { return n_ > 0 ? std::sqrt(variance() / static_cast<double>(n_)) : 0; }
    /// Standard score of the mean against an expected one.
    double z(double expected) const { return (mean_ - expected) / error(); }

  private:
    long n_{0};
    double mean_{0}, squares_{0};
};

} // namespace groundswell::testing
