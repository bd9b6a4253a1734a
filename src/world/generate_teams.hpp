#pragma once
#include <cstddef>
#include <groundswell/ids.hpp>
#include <vector>

#include "random/draw.hpp"

namespace groundswell {

struct TeamBounds {
    std::size_t smallest{8}, largest{12};
};

/// Draw the sizes of the teams of a unit; see `generate_institution`. U(generate; unit, 0, 0, t) draws the
/// size of team t.
std::vector<std::size_t> team_sizes(std::size_t seats, TeamBounds const& bounds, Unit unit, Key key);

/// Deal cards (highest rank first) to hands of given sizes, one card each in turn as long as there is room.
template <class Card>
std::vector<std::vector<Card>> deal(std::vector<Card> const& cards, std::vector<std::size_t> const& sizes)
{
    std::vector<std::vector<Card>> hands(sizes.size());
    std::size_t h = 0;
    for (Card const card : cards) {
        while (hands[h].size() == sizes[h])
            h = (h + 1) % sizes.size();
        hands[h].push_back(card);
        h = (h + 1) % sizes.size();
    }
    return hands;
}

} // namespace groundswell
