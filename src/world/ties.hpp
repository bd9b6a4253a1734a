#pragma once
#include <algorithm>
#include <array>
#include <cstdint>
#include <groundswell/ids.hpp>
#include <span>
#include <variant>
#include <vector>

#include "world/matching.hpp"
#include "world/nested_teams.hpp"

namespace groundswell {

/// Ties stored row by row (imported or drawn one at a time): neighbours of i are to[start[i] .. start[i+1]),
/// ascending, without i and without repeats.
struct ExplicitTies {
    std::vector<std::uint64_t> start{0};
    std::vector<Seat> to;
    std::vector<float>
        weight; ///< parallel to `to`; empty means 1 each. Only influence (model 3.9) reads weights.
};

/// Ties by membership: everyone is tied to everyone in the same group, and no edge is stored. A seat may be
/// in several groups: a lead is in the team and in the leads' clique. Two seats share at most one.
struct GroupTies {
    std::vector<std::uint64_t> member_start{0}; ///< by group
    std::vector<Seat> members;                  ///< of each group, ascending
    std::vector<std::uint64_t> group_start{0};  ///< by seat
    std::vector<std::uint32_t> groups;          ///< of each seat
};

/// One of the three layers of ties (team, confidant, audience) behind one interface. Rows and groups are
/// stored; nested teams and matchings are computed. For matchings, `degree` and `neighbour` compute all
/// ties of the seat.
class TieLayer {
  public:
    TieLayer() = default;
    explicit TieLayer(ExplicitTies ties) : ties_(std::move(ties)) {}
    explicit TieLayer(GroupTies ties) : ties_(std::move(ties)) {}
    explicit TieLayer(NestedTeams ties) : ties_(std::move(ties)) {}
    explicit TieLayer(MatchingTies ties) : ties_(std::move(ties)) {}

    /// Number of ties of a seat.
    std::uint32_t degree(Seat seat) const
    {
        auto const* rows = std::get_if<ExplicitTies>(&ties_);
        return rows ? static_cast<std::uint32_t>(rows->start[seat + 1] - rows->start[seat])
                    : degree_by_rule(seat);
    }
    /// The k-th tie, k < degree.
    Seat neighbour(Seat seat, std::uint32_t k) const
    {
        auto const* rows = std::get_if<ExplicitTies>(&ties_);
        return rows ? rows->to[rows->start[seat] + k] : neighbour_by_rule(seat, k);
    }
    bool tied(Seat from, Seat to) const { return tied_to_each(from, {to, to})[0]; }
    /// The same of two seats at once.
    std::array<bool, 2> tied_to_each(Seat from, std::array<Seat, 2> to) const
    {
        auto const* rows = std::get_if<ExplicitTies>(&ties_);
        if (!rows) return tied_by_rule(from, to);
        std::span<Seat const> const row(rows->to.data() + rows->start[from],
                                        rows->start[from + 1] - rows->start[from]);
        std::array<bool, 2> out{false, false};
        for (std::size_t i = 0; i < 2; ++i)
            if (row.size() > 16)
                out[i] = std::ranges::binary_search(row, to[i]);
            else
                for (Seat const other : row) // reading a short row is faster than searching it
                    out[i] |= other == to[i];
        return out;
    }
    /// The same, for asking about one teammate after another (`MatchingTies::RecentTeam`).
    using RecentTeam = MatchingTies::RecentTeam;
    std::array<bool, 2> tied_to_each(Seat from, std::array<Seat, 2> to, RecentTeam& recent) const
    {
        if (auto const* matching = std::get_if<MatchingTies>(&ties_))
            return matching->tied_to_each(from, to, recent);
        return tied_to_each(from, to);
    }
    /// The ties of a seat where they are stored in rows; else nothing.
    std::span<Seat const> row(Seat seat) const
    {
        auto const* rows = std::get_if<ExplicitTies>(&ties_);
        if (!rows) return {};
        return {rows->to.data() + rows->start[seat], rows->to.data() + rows->start[seat + 1]};
    }
    /// Whether a seat could have more ties than that. Where ties are computed, it may say so too often.
    bool may_exceed(std::uint32_t ties) const;
    /// Directed pairs over all seats.
    std::uint64_t size() const;
    std::size_t seats() const;
    /// Mean number of ties per seat; if ties are computed and there are more than 100,000 seats, over
    /// 100,000 of them at even distances.
    double mean_degree() const;

    /// Call f(seat) for each tie, in the order of k.
    template <class F>
    void for_each(Seat seat, F&& f) const
    {
        if (auto const* rows = std::get_if<ExplicitTies>(&ties_)) {
            for (auto at = rows->start[seat]; at < rows->start[seat + 1]; ++at)
                f(rows->to[at]);
            return;
        }
        if (auto const* by = std::get_if<GroupTies>(&ties_)) {
            for (auto at = by->group_start[seat]; at < by->group_start[seat + 1]; ++at) {
                auto const group = by->groups[at];
                for (auto m = by->member_start[group]; m < by->member_start[group + 1]; ++m)
                    if (by->members[m] != seat) f(by->members[m]);
            }
            return;
        }
        if (auto const* teams = std::get_if<NestedTeams>(&ties_))
            teams->for_each(seat, f);
        else
            std::get<MatchingTies>(ties_).for_each(seat, f);
    }

    /// Call f(seat, weight) for each tie, in the order of k.
    template <class F>
    void for_each_weighted(Seat seat, F&& f) const
    {
        auto const* rows = std::get_if<ExplicitTies>(&ties_);
        if (!rows || rows->weight.empty()) {
            for_each(seat, [&](Seat other) { f(other, 1.0); });
            return;
        }
        for (auto at = rows->start[seat]; at < rows->start[seat + 1]; ++at)
            f(rows->to[at], double{rows->weight[at]});
    }

    using Kind = std::variant<ExplicitTies, GroupTies, NestedTeams, MatchingTies>;
    Kind const& stored() const { return ties_; }

  private:
    SeatLayout const* layout() const;
    std::uint32_t degree_by_rule(Seat seat) const;
    Seat neighbour_by_rule(Seat seat, std::uint32_t k) const;
    std::array<bool, 2> tied_by_rule(Seat from, std::array<Seat, 2> to) const;

    Kind ties_{};
};

/// Turn directed pairs into rows: sorted, without self ties and repeats.
///
/// @param seats  number of seats; every pair must lie below it
/// @param pairs  (from, to); consumed
ExplicitTies rows_from_pairs(std::size_t seats, std::vector<std::pair<Seat, Seat>> pairs);

/// Make groups from lists of members; members are sorted.
GroupTies ties_from_groups(std::size_t seats, std::vector<std::vector<Seat>> groups);

} // namespace groundswell
