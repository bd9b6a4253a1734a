#include <groundswell/estimate.hpp>

#include <algorithm>
#include <cmath>

#include "observe/student.hpp"

namespace groundswell {

namespace {

Estimate moments(std::span<double const> values)
{
    Estimate out;
    double sum = 0;
    for (double const x : values)
        if (!std::isnan(x)) {
            sum += x;
            ++out.n;
        }
    if (out.n == 0) return out;
    double const n = static_cast<double>(out.n);
    out.mean = sum / n;
    if (out.n < 2) return out;
    double squares = 0;
    for (double const x : values)
        if (!std::isnan(x)) squares += (x - out.mean) * (x - out.mean);
    out.se = std::sqrt(squares / (n - 1) / n);
    return out;
}

/// Set the interval that is `half` wide to both sides on the logit between two bounds, or on the logarithm
/// of the distance from one.
void set_between(Estimate& e, Bounds bounds, double half)
{
    double const below = e.mean - bounds.low, above = bounds.high - e.mean;
    if (bounds.high == unbounded) {
        double const factor = std::exp(half / below);
        e.low = bounds.low + below / factor;
        e.high = bounds.low + below * factor;
        return;
    }
    double const width = bounds.high - bounds.low;
    double const factor = std::exp(half * width / (below * above));
    e.low = bounds.low + width * below / (below + above * factor);
    e.high = bounds.high - width * above / (above + below * factor);
}

} // namespace

Estimate estimate_mean(std::span<double const> values, Bounds bounds)
{
    Estimate out = moments(values);
    if (!out.has_interval()) return out;
    double const half = student_t(out.n - 1) * out.se;
    bool const inside = bounds.low < out.mean && out.mean < bounds.high;
    if (half > 0 && inside && bounds.low != -unbounded) {
        set_between(out, bounds, half);
    } else { // all values are the same, or there are no bounds
        out.low = out.mean - half;
        out.high = out.mean + half;
    }
    // Rounding must not put an end beyond the mean or a bound.
    out.low = std::clamp(out.low, std::min(bounds.low, out.mean), out.mean);
    out.high = std::clamp(out.high, out.mean, std::max(bounds.high, out.mean));
    return out;
}

Estimate estimate_difference(std::span<double const> differences)
{
    return estimate_mean(differences, no_bounds);
}

} // namespace groundswell
