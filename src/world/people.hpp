#pragma once
#include <cstdint>
#include <groundswell/ids.hpp>
#include <groundswell/person.hpp>
#include <vector>

#include "base/compact_list.hpp"
#include "base/huge_pages.hpp"
#include "world/record.hpp"
#include "world/seat_column.hpp"
#include "world/sparse.hpp"

namespace groundswell {

/// An act of which the target never spoke in public or to the institution. It is kept with the state
/// `unspoken`.
struct KeptAct {
    EventId event{0};
    Group group{0};         ///< of the perpetrator
    bool counted{true};     ///< of a kind that surveys count
    bool known{false};      ///< noticed by a witness, or told to a confidant (for observation only)
    bool told{false};       ///< told to a confidant (for observation only)
    CompactList<Seat> knew; ///< people who noticed or were told (for observation only; no mechanism reads it)
    friend bool operator==(KeptAct const&, KeptAct const&) = default;
};

/// The believed chance of reprisal of a person who has seen what comes of reports.
struct Fear {
    std::uint16_t value{0}; ///< a fraction, as in a record
    std::int16_t week{0};   ///< of the last change
    friend bool operator==(Fear const&, Fear const&) = default;
};

/// Week of hire of the first population.
inline constexpr std::int16_t founder_week = -32767;

/// Who holds the seats, one row per seat. Rows move when people change seats.
///
/// Where a world is spread over processes, each has the rows of its own seats, and the groups of all.
struct People {
    SeatColumn<Record> record;
    std::vector<Group> group;    ///< `no_group`: vacant
    SeatColumn<Seat> birth_seat; ///< together with `hired`, the birth key; it moves with the person
    SeatColumn<std::int16_t> hired;

    // Rare attributes, in sparse columns.
    SparseColumn<Propensity> propensity; ///< none at a vacant seat
    SparseColumn<Seat> last_target;
    SparseColumn<std::uint32_t> reports_against;
    SparseColumn<std::int16_t> retaliated; ///< week of the last retaliation suffered
    SparseColumn<KeptAct> kept;
    SparseColumn<Fear> fear; ///< only of people who have seen what comes of reports

    std::size_t size() const { return group.size(); }
    bool occupied(Seat seat) const { return group[seat] != no_group; }
    Propensity propensity_of(Seat seat) const
    {
        Propensity const* const own = propensity.find(seat);
        return own ? *own : Propensity{};
    }
    void set_propensity(Seat seat, Propensity own)
    {
        if (own.any())
            propensity[seat] = own;
        else
            propensity.erase(seat);
    }
    void resize(std::size_t seats) { open(seats, 0, seats); }
    /// @param first, here  of the `seats` of a world, first .. first + here - 1 have rows
    void open(std::size_t seats, Seat first, std::size_t here)
    {
        reserve_large(group, seats);
        group.resize(seats, no_group);
        record.open(first, here);
        birth_seat.open(first, here);
        hired.open(first, here);
    }
};

} // namespace groundswell
