#include "observe/quantile.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace groundswell {

namespace {

/// The value at a place from 0 to size - 1, between the two nearest.
double value_at(std::span<double const> sorted, double place)
{
    auto const below = static_cast<std::size_t>(place);
    auto const above = std::min(below + 1, sorted.size() - 1);
    return sorted[below] + (place - static_cast<double>(below)) * (sorted[above] - sorted[below]);
}

std::vector<double> sorted_known(std::vector<double> values)
{
    std::erase_if(values, [](double x) { return std::isnan(x); });
    std::ranges::sort(values);
    return values;
}

} // namespace

double quantile_of_sorted(std::span<double const> sorted, double q)
{
    if (sorted.empty()) return std::numeric_limits<double>::quiet_NaN();
    return value_at(sorted, q * static_cast<double>(sorted.size() - 1));
}

double quantile(std::vector<double> values, double q)
{
    return quantile_of_sorted(sorted_known(std::move(values)), q);
}

double quantile_of_next(std::vector<double> values, double q)
{
    auto const sorted = sorted_known(std::move(values));
    if (sorted.empty()) return std::numeric_limits<double>::quiet_NaN();
    auto const n = static_cast<double>(sorted.size());
    return value_at(sorted, std::clamp(q * (n + 1) - 1, 0.0, n - 1));
}

} // namespace groundswell
