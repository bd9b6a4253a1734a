#pragma once
#include <span>

#include "observe/summary.hpp"

namespace groundswell {

/// A ratio of two means over the same replicates.
struct Ratio {
    bool determined{false}; ///< the lower mean is not 0, beyond chance: the interval is finite
    double value{0}, low{0}, high{0};
};

/// Ratio of means with Fieller's 95 % interval (1954, J. R. Stat. Soc. B 16, 175).
Ratio ratio_of_means(std::span<double const> upper, std::span<double const> lower);

/// The same of two means that are never negative: so their ratio is not either, and the interval ends at 0.
Ratio ratio_of_levels(std::span<double const> upper, std::span<double const> lower);

} // namespace groundswell
