#pragma once
#include <span>
#include <vector>

namespace groundswell {

/// A quantile of values in ascending order, by linear interpolation between the two nearest (type 7 of
/// Hyndman & Fan 1996, Am. Stat. 50(4), 361-365). NaN of none.
double quantile_of_sorted(std::span<double const> sorted, double q);

/// The same of values in any order; NaNs are left out.
double quantile(std::vector<double> values, double q);

/// The value below which one more value of their kind lies with probability q (type 6). Where there are too
/// few to say, the smallest or the largest: below it lies one more with probability 1 / (n + 1), or n / (n +
/// 1). NaNs are left out.
double quantile_of_next(std::vector<double> values, double q);

} // namespace groundswell
