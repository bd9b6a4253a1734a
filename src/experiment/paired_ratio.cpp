#include <groundswell/paired_difference.hpp>

#include <algorithm>
#include <cmath>

#include "observe/student.hpp"

namespace groundswell {

Ratio ratio_of_means(std::span<double const> upper, std::span<double const> lower)
{
    auto const above = estimate_difference(upper), below = estimate_difference(lower);
    Ratio out;
    out.determined = below.has_interval() && below.n == above.n && (below.low > 0 || below.high < 0);
    if (!out.determined) return out;

    double const n = static_cast<double>(below.n);
    double covariance = 0;
    for (std::size_t i = 0; i < upper.size(); ++i)
        covariance += (upper[i] - above.mean) * (lower[i] - below.mean) / (n - 1) / n;
    double const t = student_t(below.n - 1), tt = t * t;
    // The ratios r for which (above - r * below)^2 <= t^2 * variance(above - r * below).
    double const a = below.mean * below.mean - tt * below.se * below.se;
    double const b = above.mean * below.mean - tt * covariance;
    double const c = above.mean * above.mean - tt * above.se * above.se;
    double const root = std::sqrt(std::max(0.0, b * b - a * c));
    out.value = above.mean / below.mean;
    out.low = (b - root) / a;
    out.high = (b + root) / a;
    return out;
}

Ratio ratio_of_levels(std::span<double const> upper, std::span<double const> lower)
{
    auto out = ratio_of_means(upper, lower);
    out.low = std::max(out.low, 0.0);
    return out;
}

} // namespace groundswell
