#include "experiment/shapley.hpp"

#include <bit>
#include <stdexcept>

namespace groundswell {

std::vector<double> shapley_values(std::span<double const> worth, std::size_t players)
{
    if (players > 20 || worth.size() != std::size_t{1} << players)
        throw std::invalid_argument("shapley needs the worth of every set of players");
    // Of all orders, the share in which exactly a given set of s others comes before: s! (n-1-s)! / n!.
    std::vector<double> share(players, 0);
    if (players > 0) share[0] = 1.0 / static_cast<double>(players);
    for (std::size_t s = 1; s < players; ++s)
        share[s] = share[s - 1] * static_cast<double>(s) / static_cast<double>(players - s);

    std::vector<double> out(players, 0);
    for (std::size_t p = 0; p < players; ++p) {
        std::size_t const bit = std::size_t{1} << p;
        for (std::size_t set = 0; set < worth.size(); ++set)
            if (!(set & bit))
                out[p] +=
                    share[static_cast<std::size_t>(std::popcount(set))] * (worth[set | bit] - worth[set]);
    }
    return out;
}

} // namespace groundswell
