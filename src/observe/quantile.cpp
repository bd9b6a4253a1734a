#include "observe/quantile.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace groundswell {

double quantile_of_sorted(std::span<double const> sorted, double q)
{
    if (sorted.empty()) return std::numeric_limits<double>::quiet_NaN();
    double const at = q * static_cast<double>(sorted.size() - 1);
    auto const below = static_cast<std::size_t>(at);
    auto const above = std::min(below + 1, sorted.size() - 1);
    return sorted[below] + (at - static_cast<double>(below)) * (sorted[above] - sorted[below]);
}

double quantile(std::vector<double> values, double q)
{
    std::erase_if(values, [](double x) { return std::isnan(x); });
    std::ranges::sort(values);
    return quantile_of_sorted(values, q);
}

} // namespace groundswell
