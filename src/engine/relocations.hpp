#pragma once
#include <algorithm>
#include <groundswell/ids.hpp>
#include <utility>
#include <vector>

#include "parallel/partition.hpp"

namespace groundswell {

/// People who changed seats, left or were hired since the last `apply_moves`.
class Relocations {
  public:
    /// A pair is (from, to); `no_seat` stands for leaving.
    using Move = std::pair<Seat, Seat>;

    void add(Seat from, Seat to) { moves_.emplace_back(from, to); }
    /// Note a seat whose holder has changed.
    void add_holder(Seat seat) { holders_.push_back(seat); }
    bool empty() const { return moves_.empty(); }
    /// Make the moves known to everyone, and to which group belongs who holds a seat now. To be called once,
    /// before `moves` and `now_at`.
    void deliver(Partition const& partition, std::vector<Group>& groups)
    {
        if (!partition.alone()) tell_others(partition, groups);
        std::ranges::sort(moves_);
    }
    std::vector<Move> const& moves() const { return moves_; }
    /// Find the seat of whoever was at `seat`; `no_seat` if that person left.
    Seat now_at(Seat seat) const
    {
        auto const at = std::ranges::lower_bound(moves_, seat, {}, &Move::first);
        return at != moves_.end() && at->first == seat ? at->second : seat;
    }
    void clear()
    {
        moves_.clear();
        holders_.clear();
    }

  private:
    void tell_others(Partition const& partition, std::vector<Group>& groups)
    {
        std::vector<Seat> told; // from, to
        for (auto const& [from, to] : moves_)
            told.insert(told.end(), {from, to});
        told = partition.gather(told);
        moves_.clear();
        for (std::size_t i = 0; i < told.size(); i += 2)
            moves_.emplace_back(told[i], told[i + 1]);

        struct Holder {
            Seat seat{0};
            Group group{0};
        };
        std::vector<Holder> holders;
        for (Seat const seat : holders_)
            holders.push_back({seat, groups[seat]});
        for (Holder const& holder : partition.gather(holders))
            groups[holder.seat] = holder.group;
    }

    std::vector<Move> moves_;
    std::vector<Seat> holders_;
};

} // namespace groundswell
