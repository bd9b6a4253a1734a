#pragma once
#include <string>
#include <vector>

#include "base/ids.hpp"
#include "world/ties.hpp"

namespace groundswell {

/// What stays where it is: seats, their place in the institution, and the ties between them.
struct World {
    std::size_t seats{0};
    int ranks{1};
    std::vector<std::string> groups;         ///< names, in the order of Group
    std::vector<Rank> rank;                  ///< by seat
    std::vector<Unit> unit;                  ///< by seat
    std::vector<std::string> units;          ///< names
    std::vector<Institution> institution_of; ///< by unit
    std::size_t institutions{1};

    TieLayer team, confidant, audience;

    /// Group of each seat's first holder. Never `no_group`.
    std::vector<Group> first_group;
    /// Groups were drawn by share because the table of people had none.
    bool groups_assigned{false};
    /// Read from a user's tables: burn-in replaces leavers like for like, so that week 0 is the table.
    bool imported{false};

    /// Seats of each unit, ascending: members[start[u] .. start[u+1]).
    std::vector<std::uint64_t> unit_start{0};
    std::vector<Seat> unit_members;
};

/// Fill `unit_start` and `unit_members` from `unit`.
void index_units(World& world);

} // namespace groundswell
