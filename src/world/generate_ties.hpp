#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "random/draw.hpp"
#include "world/ties.hpp"
#include <groundswell/stop.hpp>

namespace groundswell {

/// The places of people, as far as drawing ties needs them. Spans must outlive the call.
struct TieFrame {
    std::span<Group const> group;        ///< by seat
    std::span<Seat const> team_start;    ///< seats of team t: team_start[t] .. team_start[t+1]
    std::span<std::uint32_t const> team; ///< by seat
    Stop stop{};                         ///< looked at while ties are drawn
};

struct ConfidantSpec {
    double degree{6};    ///< mean ties per seat
    double inside{.7};   ///< share of ties within the team, as far as teams have room
    double homophily{0}; ///< probability that a tie is redrawn within the own group
};

/// Draw symmetric confidant ties, exactly round(seats * degree / 2) of them (all pairs if that is fewer).
///
/// Seats ask in turn, first for all ties inside the teams, then for those outside. After the whole rounds,
/// the seats that ask for the remaining ties are drawn. A seat that asks chooses uniformly among the seats
/// that it is not tied to yet. With probability `homophily` it chooses among those of its own group, if
/// there are any. If teams have no room, ties are asked for outside. If nobody is outside, they are asked
/// for anywhere. No seat gets more than degree + 4 sqrt(degree) + 8 ties; chance does not reach that.
ExplicitTies draw_confidants(TieFrame const& frame, ConfidantSpec const& spec, Key key);

/// Draw symmetric audience ties in the same way, each from the whole institution and without regard to
/// group.
ExplicitTies draw_audience(TieFrame const& frame, double degree, Key key);

} // namespace groundswell
