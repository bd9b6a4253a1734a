#pragma once
#include <string>
#include <vector>

#include "base/problems.hpp"
#include "parallel/executor.hpp"
#include "random/draw.hpp"
#include "world/world.hpp"

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

/// List all problems of a spec. Empty: it can be built.
Problems check_country(CountrySpec const& spec);

/// Build the country. The result depends on spec and key only, not on the number of threads.
///
/// Workplaces come one after the other until all seats are given; the last is cut to fit. The class of a
/// workplace is drawn in proportion to the published numbers. Its size s is drawn with probability
/// proportional to s^-x within the class, where x gives the class its published mean. A workplace is an
/// institution. It is divided into units of about unit_size and teams of about team_size. `NestedTeams`
/// says who leads, and gives the ties at work. Rank is the number of cliques that a seat leads, at most
/// ranks - 1. Groups are drawn seat by seat, by rank. Regions are ranges of whole workplaces in proportion
/// to their people. Confidants and audience are `MatchingTies`. Their means count slots; repeats and small
/// workplaces leave somewhat fewer ties.
///
/// Addresses of draws: docs/week.md, `generate`, `assign_group` and `matching`. 3 bytes per seat.
///
/// @throws UserError  with all problems that `check` finds
World generate_country(CountrySpec const& spec, Key key, Executor executor = Executor{1});

} // namespace groundswell
