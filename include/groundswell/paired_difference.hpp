#pragma once
#include <groundswell/summary.hpp>
#include <span>

namespace groundswell {

/// The difference that a variant makes to one figure, from pairs of replicates.
struct PairedDifference {
    Estimate base, variant;
    Estimate difference;   ///< variant minus base; interval by Student's t over pairs
    bool identical{false}; ///< every pair is equal to the last bit
    /// Of base and variant over pairs; NaN if either does not vary.
    double correlation{std::numeric_limits<double>::quiet_NaN()};
    /// Variance of the mean difference of as many unpaired runs, over that of these pairs: how many times
    /// the replicates unpaired runs would need. Below 1 where pairing did harm; NaN if nothing varies,
    /// infinite if all pairs differ by the same.
    double variance_reduction{std::numeric_limits<double>::quiet_NaN()};

    /// Whether the interval leaves out 0.
    bool certain() const { return difference.low > 0 || difference.high < 0; }
};

/// Pairs in which either value is NaN are left out.
///
/// @param bounds  of the figure; its difference has none
PairedDifference paired_difference(std::span<double const> base, std::span<double const> variant,
                                   Bounds bounds);

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
