#pragma once
#include <groundswell/fit.hpp>

namespace groundswell {

/// A made-up truth for a fit: a point of the plausible space, and surveys of it.
struct MadeUpTruth {
    std::uint32_t point{0};
    std::vector<double> means;   ///< by row: over many replicates
    std::vector<Target> targets; ///< the same rows, as surveys of the truth would have found them
};

/// Run a point of the plausible space, and survey it: the same rows, each off by a normal error of the size
/// of the row's own standard error, as a share of its value. A row without a value there is left out.
///
/// @param point  of the design with a seed of its own, so that no wave has it
MadeUpTruth made_up_truth(FitOptions const& options, std::uint32_t point);

/// How a fit to such surveys does.
struct SelfCheck {
    double implausibility{0}; ///< of the truth
    bool ruled_out{false};    ///< the truth itself
    std::size_t covered{0};   ///< rows whose true mean lies within the members' 95 % range
    std::size_t rows{0};
};
SelfCheck self_check(MadeUpTruth const& truth, FitOptions const& options, FitResult const& fit);

} // namespace groundswell
