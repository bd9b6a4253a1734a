#pragma once
#include <cstdint>
#include <groundswell/ids.hpp>
#include <vector>

#include "base/compact_list.hpp"
#include "observe/instruments.hpp"
#include "world/seat_column.hpp"
#include "world/sparse.hpp"

namespace groundswell {

/// Weeks of the worst that a person suffered.
struct SevereHarm {
    std::int16_t coercion{never};                       ///< last
    std::int16_t advance{never}, advance_before{never}; ///< the last two

    constexpr void coerced(std::int16_t week) { coercion = week; }
    constexpr void advanced(std::int16_t week)
    {
        advance_before = advance;
        advance = week;
    }
    /// Whether an act of coercion or two advances lie in the weeks from `since` on.
    constexpr bool within(Week since) const { return coercion >= since || advance_before >= since; }
    friend bool operator==(SevereHarm const&, SevereHarm const&) = default;
};

/// Weeks of the last two acts that a person recalls when an instrument asks.
struct Recalled {
    std::int16_t last{never}, before{never};

    constexpr void add(std::int16_t week)
    {
        before = last;
        last = week;
    }
    friend bool operator==(Recalled const&, Recalled const&) = default;
};

/// What each person lived through or did, as far as end-of-run figures ask (model section 8). It moves with
/// the person and ends when the person leaves. All values are weeks, or `never`.
struct Lived {
    SeatColumn<std::int16_t> experienced;   ///< last act of a counted kind suffered
    SeatColumn<std::int16_t> witnessed;     ///< last act of a counted kind noticed
    SparseColumn<std::int16_t> reported;    ///< last report filed
    SparseColumn<std::int16_t> accountable; ///< last report of theirs that was substantiated and not coddled
    SparseColumn<CompactList<std::int16_t>> harm_weeks; ///< weeks of acts of the harm tier, ascending
    SparseColumn<SevereHarm> severe;                    ///< advances and coercion suffered
    SparseColumn<std::int16_t>
        told; ///< last week in which it told anybody: confidant, official, institution, public
    SparseColumn<std::int16_t> official;          ///< last week in which it told an official
    std::vector<SparseColumn<Recalled>> recalled; ///< [instrument]

    void resize(std::size_t seats) { open(0, seats); }
    /// For the people of the seats first .. first + seats - 1.
    void open(Seat first, std::size_t seats)
    {
        experienced.open(first, seats, never);
        witnessed.open(first, seats, never);
        recalled.resize(instruments().size());
    }
};

} // namespace groundswell
