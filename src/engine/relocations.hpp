#pragma once
#include <algorithm>
#include <groundswell/ids.hpp>
#include <utility>
#include <vector>

namespace groundswell {

/// People who changed seats or left since the last `apply_moves`.
class Relocations {
  public:
    /// A pair is (from, to); `no_seat` stands for leaving.
    using Move = std::pair<Seat, Seat>;

    void add(Seat from, Seat to) { moves_.emplace_back(from, to); }
    bool empty() const { return moves_.empty(); }
    /// Make the moves known to everyone. To be called once, before `moves` and `now_at`.
    void deliver() { std::ranges::sort(moves_); }
    std::vector<Move> const& moves() const { return moves_; }
    /// Find the seat of whoever was at `seat`; `no_seat` if that person left.
    Seat now_at(Seat seat) const
    {
        auto const at = std::ranges::lower_bound(moves_, seat, {}, &Move::first);
        return at != moves_.end() && at->first == seat ? at->second : seat;
    }
    void clear() { moves_.clear(); }

  private:
    std::vector<Move> moves_;
};

} // namespace groundswell
