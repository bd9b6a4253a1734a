#include "world/generate_teams.hpp"

#include <algorithm>

#include "random/distributions.hpp"

namespace groundswell {

std::vector<std::size_t> team_sizes(std::size_t seats, TeamBounds const& bounds, Unit unit, Key key)
{
    std::size_t const fewest = (seats + bounds.largest - 1) / bounds.largest;
    std::size_t const typical = 2 * seats / (bounds.smallest + bounds.largest);
    std::size_t const most = std::max(fewest, seats / bounds.smallest);
    std::size_t const teams = std::clamp(typical, fewest, most);
    std::vector<std::size_t> sizes;
    for (std::size_t t = 0, left = seats; t < teams; ++t) {
        std::size_t const others = teams - t - 1;
        // Where even the smallest teams would need more seats than there are, sizes differ by one at most.
        std::size_t const least = std::min(bounds.smallest, left / (others + 1));
        std::size_t const low = std::max(least, left - std::min(left, others * bounds.largest));
        std::size_t const high = std::min(bounds.largest, left - others * least);
        double const u =
            uniform(key, Purpose::generate, {.entity = unit, .index = static_cast<std::uint32_t>(t)});
        sizes.push_back(low + whole_below(u, static_cast<std::uint32_t>(high - low + 1)));
        left -= sizes.back();
    }
    return sizes;
}

} // namespace groundswell
