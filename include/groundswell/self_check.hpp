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
    double expected{0}; ///< rows of these that would be covered if the truth were one more member
    /// By row: where the true mean stands among the members, above 0 and below 1. Members that are spread as
    /// truths are give all places equally often (Talts et al. 2018, arXiv:1804.06788).
    std::vector<double> places;
};

/// The share of further values like them that the range of a row over so many members holds: 95 % from 39 on.
/// Of fewer it is the range of them all, and holds (n - 1) / (n + 1).
double range_holds(std::size_t values);
inline constexpr std::size_t enough_members = 39; ///< whose range holds 95 %

SelfCheck self_check(MadeUpTruth const& truth, FitOptions const& options, FitResult const& fit);

} // namespace groundswell
