#pragma once
#include <groundswell/problems.hpp>
#include <groundswell/stop.hpp>
#include <string>
#include <vector>

#include "random/draw.hpp"
#include "world/world.hpp"

namespace groundswell {

/// An institution described by numbers.
struct InstitutionSpec {
    std::vector<std::string> groups{"woman", "man"};
    std::size_t seats{1000};
    std::size_t units{10};
    std::vector<double> rank_share{.48, .27, .15, .07, .03}; ///< by rank, lowest first; sums to 1
    std::vector<std::vector<double>> share{{.48, .39, .37, .33, .29},
                                           {.52, .61, .63, .67, .71}}; ///< [group][rank]
    std::size_t team_min{8}, team_max{12};
    double confidants{6};           ///< mean degree; everyone is tied to everyone if it is larger
    double confidant_team{.7};      ///< share of ties inside the team, as far as teams have room
    double confidant_homophily{.7}; ///< probability that a tie is redrawn within one's own group
    double audience{30};            ///< mean degree; everyone is tied to everyone if it is larger
};

/// List all problems of a spec. Empty: it can be built.
///
/// At least one seat, one to `seats` units, 1..10 ranks and 1..6 groups, shares of 0 or more that sum to 1
/// (over ranks; in each rank over groups), 1 <= team_min <= team_max, mean degrees of 0 or more, the other
/// two in [0,1].
Problems check_institution(InstitutionSpec const& spec);

/// Build the institution. The result depends on spec and key only and is the same on any machine.
///
/// The numbers of seats of each rank, and of each group within a rank, are exact (largest remainder over
/// the whole institution). Seats are dealt to units like cards, the highest rank first. So units differ by
/// at most one seat, in all and in each rank. The seats of a unit are dealt to its teams in the same way.
/// The first seat of a team leads it if it is of one of the two top ranks. The team layer is the clique
/// within each team. The leads of a unit form a clique of their own. Team sizes are drawn from
/// team_min..team_max. A unit that cannot be divided so has smaller teams. `draw_confidants` and
/// `draw_audience` draw the other layers. The group of each seat of a rank is drawn.
///
/// Seats are numbered by unit, then team, then from the highest rank down, so that neighbours are close in
/// memory. Addresses of draws: docs/week.md, `generate` and `assign_group`.
///
/// @throws UserError  with all problems that `check` finds; Stopped if asked to
World generate_institution(InstitutionSpec const& spec, Key key, Stop stop = {});

} // namespace groundswell
