#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace groundswell {

/// One class of workplaces by size, with published totals.
struct SizeClass {
    std::uint32_t low{1}, high{1}; ///< seats, both included, at most a million
    double workplaces{0};          ///< number of workplaces
    double people{0};              ///< seats in all of them
};

/// A country from published totals. Everyone has a seat in a workplace.
struct CountrySpec {
    std::string title;
    std::size_t seats{0};
    std::vector<std::string> groups{"woman", "man"};
    int ranks{5};
    std::vector<std::vector<double>> share; ///< [group][rank]; over groups they sum to 1 in each rank
    std::vector<SizeClass> workplaces;
    std::vector<double> regions; ///< people of each region; only proportions count; empty: one region
    std::uint32_t unit_size{50}, team_size{10}, span{10};
    double confidants{6};           ///< mean slots per seat
    double confidant_team{.7};      ///< share of them in the team
    double confidant_region{.2};    ///< share of them in the region; the rest anywhere
    double confidant_homophily{.7}; ///< share of them within one's own group
    double audience{30};            ///< mean slots per seat
    double audience_unit{.2};       ///< share of them in the unit
    double audience_region{.6};     ///< share of them in the region; the rest anywhere
    double audience_tail{2};        ///< exponent of the Pareto tail of degrees in region and country, above 1
    double audience_most{1000};     ///< largest degree in region and in country
};

} // namespace groundswell
