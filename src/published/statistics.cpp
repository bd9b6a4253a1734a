#include "published/statistics.hpp"

#include <algorithm>

namespace groundswell::published {

namespace {

/// ln n!, exact sums below 64 and Stirling's series above (error below 1e-16 relative).
double log_factorial(std::int64_t n)
{
    if (n < 64) {
        double sum = 0;
        for (std::int64_t k = 2; k <= n; ++k)
            sum += portable_log(static_cast<double>(k));
        return sum;
    }
    auto const x = static_cast<double>(n);
    constexpr double half_log_2pi = 0.9189385332046727;
    double const i = 1 / x;
    return (x + .5) * portable_log(x) - x + half_log_2pi +
           i * (1.0 / 12 - i * i * (1.0 / 360 - i * i / 1260));
}

double log_choose(std::int64_t n, std::int64_t k)
{
    return log_factorial(n) - log_factorial(k) - log_factorial(n - k);
}

/// The deviate whose two-sided tail is twice the smaller one-sided tail.
double deviate(double below, double above)
{
    double const tail = std::clamp(std::min(below, above), 1e-290, .5);
    double const z = -normal_quantile(tail);
    return above < below ? z : -z;
}

/// Tails P(X <= x) and P(X >= x) of a distribution over low..high given the logarithm of its mass.
template <class LogMass>
double deviate_of(std::int64_t x, std::int64_t low, std::int64_t high, LogMass&& log_mass)
{
    double below = 0, above = 0;
    for (auto k = low; k <= high; ++k) {
        double const mass = portable_exp(log_mass(k));
        if (k <= x) below += mass;
        if (k >= x) above += mass;
    }
    return deviate(below, above);
}

} // namespace

double normal_cdf(double x)
{
    if (x < -38) return 0;
    if (x > 9) return 1;
    if (x < -6) {
        // Laplace's continued fraction for the tail (Abramowitz & Stegun 26.2.14).
        double fraction = 0;
        for (int k = 60; k >= 1; --k)
            fraction = k / (-x + fraction);
        return normal_density(x) / (-x + fraction);
    }
    // Marsaglia (2004), J. Stat. Software 11(4): the Taylor series at 0.
    double sum = x, term = x;
    for (int k = 3; k < 400 && std::abs(term) > 1e-18; k += 2) {
        term *= x * x / k;
        sum += term;
    }
    return .5 + sum * normal_density(x);
}

double binomial_z(Count count, double p)
{
    if (p <= 0) return count.successes == 0 ? 0 : 37;
    if (p >= 1) return count.successes == count.trials ? 0 : -37;
    return deviate_of(count.successes, 0, count.trials, [&](std::int64_t k) {
        return log_choose(count.trials, k) + static_cast<double>(k) * portable_log(p) +
               static_cast<double>(count.trials - k) * portable_log(1 - p);
    });
}

double two_sample_z(Count ours, Count theirs)
{
    auto const all = ours.trials + theirs.trials, hits = ours.successes + theirs.successes;
    double const whole = log_choose(all, hits);
    return deviate_of(ours.successes, std::max<std::int64_t>(0, hits - theirs.trials),
                      std::min(ours.trials, hits), [&](std::int64_t k) {
                          return log_choose(ours.trials, k) + log_choose(theirs.trials, hits - k) - whole;
                      });
}

} // namespace groundswell::published
