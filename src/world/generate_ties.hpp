#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "random/draw.hpp"
#include "world/ties.hpp"

namespace groundswell {

/// Who is where, as far as drawing ties needs to know. Spans must outlive the call.
struct TieFrame {
    std::span<Group const> group;        ///< by seat
    std::span<Seat const> team_start;    ///< seats of team t: team_start[t] .. team_start[t+1]
    std::span<std::uint32_t const> team; ///< by seat
};

struct ConfidantSpec {
    double degree{6};    ///< mean ties per seat
    double inside{.7};   ///< share of ties within the team, as far as teams have room
    double homophily{0}; ///< probability that a tie is redrawn within the own group
};

/// Draw symmetric confidant ties, exactly round(seats * degree / 2) of them (all pairs if that is fewer).
///
/// Seats ask in turn, first for all ties inside the teams, then for those outside; who asks in what remains
/// after whole rounds is drawn. Who asks chooses uniformly among the seats that it is not tied to yet; with
/// probability `homophily` among those of its own group, if there are any. Ties for which teams have no room
/// are asked for outside; ties for which there is nobody outside are asked for anywhere. No seat gets more
/// than degree + 4 sqrt(degree) + 8 ties, which chance does not reach.
ExplicitTies draw_confidants(TieFrame const& frame, ConfidantSpec const& spec, Key key);

/// Draw symmetric audience ties in the same way, each from the whole institution and whatever the group.
ExplicitTies draw_audience(TieFrame const& frame, double degree, Key key);

} // namespace groundswell
