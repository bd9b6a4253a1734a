#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "published/stream.hpp"

namespace groundswell::published {

/// Symmetric ties in compressed rows.
struct Graph {
    std::vector<std::uint32_t> start{0}, to;

    std::uint32_t degree(std::uint32_t i) const { return start[i + 1] - start[i]; }
    std::span<std::uint32_t const> neighbours(std::uint32_t i) const
    {
        return {to.data() + start[i], to.data() + start[i + 1]};
    }
};

/// Draw a graph in which each pair is tied with the same probability. Degrees are nearly Poisson with the
/// given mean.
///
/// The gaps between tied pairs are drawn, one per tie (Batagelj & Brandes 2005, Phys. Rev. E 71, 036113):
/// time is O(people + ties).
Graph poisson_graph(std::uint32_t people, double degree, Stream draws);

} // namespace groundswell::published
