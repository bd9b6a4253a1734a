#pragma once
#include <optional>
#include <span>
#include <vector>

#include "observe/summary.hpp"

namespace groundswell {

/// Replicates that ended in one of two lasting states, told apart by their mean perceived norm.
struct LastingStates {
    double border{0};            ///< half-way between the two groups
    Estimate low, high;          ///< the perceived norm in each
    std::vector<bool> in_high{}; ///< by value given
};

/// Two groups among the values, or nothing if they are one.
///
/// The best split into two is sought (least squares). It counts as two states if the means lie at least 0.15
/// apart and at least 5 pooled standard deviations: a split uniform sample reaches 3.5, a split normal
/// one 2.7. A group may be a single replicate only if the gap before it is at least 0.25, since one value has
/// no spread.
std::optional<LastingStates> lasting_states(std::span<double const> norms);

/// Whether a change ended so long ago that what is left of it cannot be taken for a state of its own: two
/// half-lives of the perceived norm leave a quarter, and norms that differ by less than 0.15 are one state.
inline bool is_long_after(double weeks, double halflife_of_norm)
{
    return weeks >= 2 * halflife_of_norm;
}

} // namespace groundswell
