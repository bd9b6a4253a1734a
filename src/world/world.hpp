#pragma once
#include <groundswell/ids.hpp>
#include <memory>
#include <string>
#include <vector>

#include "world/seat_layout.hpp"
#include "world/ties.hpp"

namespace groundswell {

/// What does not change during a run: seats, their place in the institution, and the ties between them.
struct World {
    std::size_t seats{0};
    int ranks{1};
    std::vector<std::string> groups;         ///< names, in the order of Group
    std::vector<Rank> rank;                  ///< by seat
    std::vector<Unit> unit;                  ///< by seat
    std::vector<std::string> units;          ///< names
    std::vector<Institution> institution_of; ///< by unit
    std::size_t institutions{1};

    /// Set in a large world. Its units are ranges of seats, stored here; `unit`, `units`, `institution_of`,
    /// `unit_start` and `unit_members` are empty. The functions below work for both kinds of world.
    std::shared_ptr<SeatLayout const> layout;

    TieLayer team, confidant, audience;

    /// Group of each seat's first holder. Never `no_group`.
    std::vector<Group> first_group;
    /// Groups were drawn by share because the table of people had none.
    bool groups_assigned{false};
    /// Whether it was read from a user's tables. Then burn-in replaces leavers like for like, so that week
    /// 0 is the table.
    bool imported{false};

    /// Seats of each unit, ascending: members[start[u] .. start[u+1]).
    std::vector<std::uint64_t> unit_start{0};
    std::vector<Seat> unit_members;

    Unit unit_of(Seat seat) const { return layout ? layout->unit_of(seat) : unit[seat]; }
    std::size_t unit_count() const { return layout ? layout->units() : units.size(); }
    std::string unit_name(Unit u) const { return layout ? "unit " + std::to_string(u + 1) : units[u]; }
    Institution institution_of_unit(Unit u) const
    {
        return layout ? layout->institution_of(u) : institution_of[u];
    }
    Institution institution(Seat seat) const { return institution_of_unit(unit_of(seat)); }

    std::uint32_t unit_size(Unit u) const
    {
        return layout ? layout->unit(u).size()
                      : static_cast<std::uint32_t>(unit_start[u + std::size_t{1}] - unit_start[u]);
    }
    /// The k-th seat of a unit, ascending.
    Seat seat_in_unit(Unit u, std::uint32_t k) const
    {
        return layout ? layout->unit(u).first + k : unit_members[unit_start[u] + k];
    }
    /// Call f(seat) for each seat of a unit, ascending.
    template <class F>
    void for_each_in_unit(Unit u, F&& f) const
    {
        if (layout) {
            SeatRange const range = layout->unit(u);
            for (Seat seat = range.first; seat < range.last; ++seat)
                f(seat);
            return;
        }
        for (auto i = unit_start[u]; i < unit_start[u + 1]; ++i)
            f(unit_members[i]);
    }
};

/// Fill `unit_start` and `unit_members` from `unit`.
void index_units(World& world);

} // namespace groundswell
