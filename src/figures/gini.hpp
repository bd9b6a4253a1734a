#pragma once
#include <algorithm>
#include <limits>
#include <vector>

namespace groundswell {

/// Gini coefficient of non-negative counts; NaN if they are all 0 or there are none.
inline double gini(std::vector<double> counts)
{
    std::ranges::sort(counts);
    double sum = 0, weighted = 0;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        sum += counts[i];
        weighted += static_cast<double>(i + 1) * counts[i];
    }
    if (!(sum > 0)) return std::numeric_limits<double>::quiet_NaN();
    auto const n = static_cast<double>(counts.size());
    return 2 * weighted / (n * sum) - (n + 1) / n;
}

} // namespace groundswell
