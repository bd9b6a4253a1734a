#pragma once
#include <vector>

#include "random/draw.hpp"
#include "world/import_managers.hpp"
#include "world/world.hpp"

namespace groundswell {

/// People in a row, by unit, rank and id: what teams are made from.
struct Staff {
    std::vector<Unit> unit;
    std::vector<Rank> rank;
    std::vector<std::uint32_t> superior; ///< place in this row, or `Hierarchy::nobody`; empty if not known
    std::vector<std::uint32_t> shared;   ///< number of a superior who is not in the row, or the same
    int ranks{1};
};

/// Who is with whom: everybody's own team, and all groups within which everyone is tied to everyone. Places
/// in the row of staff.
struct Teams {
    std::vector<std::uint32_t> own;
    std::vector<std::vector<std::uint32_t>> cliques;
};

/// Form the teams of an institution whose tables name no ties.
///
/// Who shares a superior is a team, with the superior if that is one of them. Others of a unit are dealt to
/// teams of the usual size, the highest rank first, as in `generate_institution`; their first members, if of
/// the two top ranks, are tied among themselves. More than twice `team_max` people are never tied as one
/// group: they are divided into groups of the usual size, of which the first members are tied in the same
/// way.
Teams form_teams(Staff const& staff, TieShape const& shape, Key key);

} // namespace groundswell
