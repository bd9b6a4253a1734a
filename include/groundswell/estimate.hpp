#pragma once
#include <cstddef>
#include <groundswell/bounds.hpp>
#include <limits>
#include <span>

namespace groundswell {

/// Fewest values from which an interval is made.
inline constexpr std::size_t least_for_interval = 3;

/// Mean of independent replicates and what is known about it.
struct Estimate {
    std::size_t n{0}; ///< replicates that have a value
    double mean{std::numeric_limits<double>::quiet_NaN()};
    double se{std::numeric_limits<double>::quiet_NaN()}; ///< standard error of the mean; NaN for n < 2
    double low{mean}, high{mean};                        ///< 95 % interval; NaN for n < 3

    bool known() const { return n > 0; }
    bool has_interval() const { return n >= least_for_interval; }
};

/// Estimate a mean over replicates. NaNs are left out. Every interval of a mean is made here.
///
/// The interval is Student's t on a scale that keeps it within the bounds, carried back (the delta method):
/// the logit between two bounds, the logarithm above one, the plain scale where there are none. So
/// low <= mean <= high, and both lie within the bounds. Source: Agresti (2013), Categorical Data Analysis,
/// 3rd ed., section 3.1.8.
///
/// @param bounds  between which every value lies
Estimate estimate_mean(std::span<double const> values, Bounds bounds);

/// Estimate the mean of paired differences, which have no bounds. Every interval of a difference is made
/// here.
Estimate estimate_difference(std::span<double const> differences);

} // namespace groundswell
