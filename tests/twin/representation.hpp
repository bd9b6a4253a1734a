#pragma once
#include <algorithm>

#include "people.hpp"

/// Component representation off: every rank holds each group by its share of all seats [4].
namespace groundswell::twin {

/// Split a number by weights: whole parts first, then one each to the largest remainders, the earlier group
/// first.
inline std::vector<int> largest_remainder(int number, std::vector<int> const& weights)
{
    int sum = 0;
    for (int const weight : weights)
        sum += weight;
    std::vector<int> out;
    std::vector<std::pair<int, std::size_t>> remainders;
    int left = number;
    for (std::size_t g = 0; g < weights.size(); ++g) {
        out.push_back(number * weights[g] / sum);
        left -= out.back();
        remainders.emplace_back(-(number * weights[g] % sum), g);
    }
    std::sort(remainders.begin(), remainders.end());
    for (int k = 0; k < left; ++k)
        ++out[remainders[static_cast<std::size_t>(k)].second];
    return out;
}

/// Groups of the first population: within a rank, dealt in the order of a draw.
inline std::vector<Group> equal_groups(TwinWorld const& w)
{
    std::vector<Group> out(w.seats());
    for (int rank = 0; rank < w.place.ranks; ++rank) {
        std::vector<std::pair<double, Seat>> drawn;
        for (Seat seat = 0; seat < w.seats(); ++seat)
            if (w.place.rank[seat] == rank)
                drawn.emplace_back(w.draw(Purpose::assign_group, {seat, 1, 0, 0}), seat);
        std::sort(drawn.begin(), drawn.end());
        auto const parts = largest_remainder(static_cast<int>(drawn.size()), w.numbers);
        std::size_t next = 0;
        for (std::size_t g = 0; g < parts.size(); ++g)
            for (int k = 0; k < parts[g]; ++k)
                out[drawn[next++].second] = static_cast<Group>(g);
    }
    return out;
}

/// Groups by how far they are below their share of a rank of an institution, the furthest first; ties: the
/// earlier.
inline std::vector<Group> furthest_below(TwinWorld const& w, int rank, Institution institution)
{
    long seats = 0;
    std::vector<long> people(w.numbers.size(), 0);
    for (Seat seat = 0; seat < w.seats(); ++seat) {
        if (w.place.rank[seat] != rank || w.institution(seat) != institution) continue;
        ++seats;
        if (w.occupied(seat)) ++people[w.at[seat]->group];
    }
    // share * seats - people, times the number of all seats: whole numbers.
    std::vector<std::pair<long, Group>> lacking;
    for (std::size_t g = 0; g < people.size(); ++g)
        lacking.emplace_back(-(w.numbers[g] * seats - people[g] * static_cast<long>(w.seats())),
                             static_cast<Group>(g));
    std::sort(lacking.begin(), lacking.end());
    std::vector<Group> out;
    for (auto const& [lack, group] : lacking)
        out.push_back(group);
    return out;
}

} // namespace groundswell::twin
