#pragma once
#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

#include "base/math.hpp"

/// Distributions by inversion: one uniform in, one value out, monotone in the uniform.
namespace groundswell {

constexpr double standard_normal(double u)
{
    return normal_quantile(u);
}

/// At least `standard_normal(u)`, and for u in .05 .. .99 at most .3 more. It takes a table in place of a
/// logarithm.
inline double normal_quantile_bound(double u)
{
    constexpr std::size_t steps = 256;
    static constexpr auto at_end = [] {
        std::array<double, steps> out{};
        for (std::size_t i = 0; i + 1 < steps; ++i)
            out[i] = normal_quantile(static_cast<double>(i + 1) / steps) + 1e-7; // its error is below that
        out[steps - 1] = 9;                                                      // no double below 1 has more
        return out;
    }();
    return at_end[static_cast<std::size_t>(u * steps)];
}

/// median * exp(sigma * N(0,1)).
constexpr double log_normal(double u, double median, double sigma)
{
    return median * portable_exp(sigma * normal_quantile(u));
}

/// Poisson count of the given mean (below 500). The tail is cut at the resolution of u, 2^-33.
constexpr unsigned poisson_count(double u, double mean)
{
    double term = portable_exp(-mean);
    double sum = term;
    unsigned count = 0;
    while (u > sum && count < 2000) {
        ++count;
        term *= mean / count;
        sum += term;
        if (term < 1e-300) break;
    }
    return count;
}

/// count[i] = poisson_count(u[i], mean[i]) for i < n: the first few terms are computed for all i together,
/// without a branch on a random draw.
inline void poisson_counts(std::size_t n, double const* u, double const* mean, unsigned* count)
{
    constexpr std::size_t width = 32;
    constexpr int few = 6;
    for (std::size_t begin = 0; begin < n; begin += width) {
        std::size_t const here = std::min(width, n - begin);
        double term[width], sum[width];
        std::int64_t passed[width];
        for (std::size_t i = 0; i < here; ++i) {
            term[i] = sum[i] = portable_exp_within(-mean[begin + i]);
            passed[i] = u[begin + i] > sum[i];
        }
        for (int k = 1; k < few; ++k)
            for (std::size_t i = 0; i < here; ++i) {
                term[i] *= mean[begin + i] / k;
                sum[i] += term[i];
                passed[i] += u[begin + i] > sum[i];
            }
        // Means above 700 are outside the range of `portable_exp_within`.
        for (std::size_t i = 0; i < here; ++i)
            count[begin + i] = passed[i] < few && mean[begin + i] < 700
                                   ? static_cast<unsigned>(passed[i])
                                   : poisson_count(u[begin + i], mean[begin + i]);
    }
}

/// Index in 0..n-1, n > 0.
constexpr std::uint32_t whole_below(double u, std::uint32_t n)
{
    auto const i = static_cast<std::uint32_t>(u * n);
    return i < n ? i : n - 1;
}

/// Index drawn in proportion to the weights; the weights' sum is given, in order of addition, and above 0.
constexpr std::size_t index_in_proportion(double u, std::span<double const> weights, double sum)
{
    double const threshold = u * sum;
    double running = 0;
    std::size_t last = 0;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        if (weights[i] <= 0) continue;
        running += weights[i];
        last = i;
        if (threshold < running) return i;
    }
    return last;
}

} // namespace groundswell
