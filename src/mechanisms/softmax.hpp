#pragma once
#include <array>
#include <cstddef>
#include <limits>

#include "base/math.hpp"

namespace groundswell {

/// Utility of an option that cannot be chosen.
inline constexpr double unavailable = -std::numeric_limits<double>::infinity();

/// Multinomial logit: option k is chosen with probability exp(u_k) / sum of exp(u) over available options.
///
/// Source: McFadden (1974), Conditional logit analysis of qualitative choice behavior.
/// @param utilities  at least one available
/// @param u          uniform draw in (0,1)
/// @return index of the first option whose running sum exceeds u times the total
template <std::size_t N>
constexpr std::size_t softmax_choice(std::array<double, N> const& utilities, double u)
{
    std::array<double, N> up_to{}; // running sums
    double sum = 0;
    std::size_t last = 0;
    for (std::size_t k = 0; k < N; ++k) {
        if (utilities[k] != unavailable) {
            double const weight = utilities[k] == 0 ? 1.0 : portable_exp(utilities[k]);
            sum += weight;
            if (weight > 0) last = k;
        }
        up_to[k] = sum;
    }
    // Select without a branch: branches on random draws are mispredicted. An option that is not available
    // adds nothing to the sum, so it is never chosen.
    std::size_t chosen = 0;
    for (std::size_t k = 0; k < N; ++k)
        chosen += u * sum >= up_to[k];
    return chosen < N ? chosen : last;
}

} // namespace groundswell
