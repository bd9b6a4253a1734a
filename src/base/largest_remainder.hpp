#pragma once
#include <algorithm>
#include <cstddef>
#include <functional>
#include <numeric>
#include <vector>

namespace groundswell {

/// Give what is left of `total` after rounding down, one each, to the largest remainders (Hamilton 1792).
///
/// Callers know how exactly their quotas can be computed, so they bring the whole parts and the remainders.
/// @param parts    whole parts of the quotas; their sum is at most `total`
/// @param remains  parallel to `parts`
/// @param larger   larger(a, b): remainder a is larger than b. Of equal ones the first comes first.
template <class Remainder, class Larger = std::greater<>>
void give_largest_remainders(std::size_t total, std::vector<std::size_t>& parts,
                             std::vector<Remainder> const& remains, Larger larger = {})
{
    std::vector<std::size_t> order(parts.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, larger, [&](std::size_t i) { return remains[i]; });
    std::size_t const given = std::accumulate(parts.begin(), parts.end(), std::size_t{0});
    for (std::size_t i = 0; given + i < total; ++i)
        ++parts[order[i % order.size()]];
}

} // namespace groundswell
