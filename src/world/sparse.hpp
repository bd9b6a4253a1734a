#pragma once
#include <algorithm>
#include <cstdint>
#include <map>
#include <utility>
#include <vector>

#include "base/ids.hpp"

namespace groundswell {

/// A column for what few people have, keyed by the seat they hold. Iterates in seat order.
template <class T>
class SparseColumn {
  public:
    T const* find(Seat seat) const
    {
        auto const at = rows_.find(seat);
        return at == rows_.end() ? nullptr : &at->second;
    }
    T* find(Seat seat)
    {
        auto const at = rows_.find(seat);
        return at == rows_.end() ? nullptr : &at->second;
    }
    T& operator[](Seat seat) { return rows_[seat]; }
    void erase(Seat seat) { rows_.erase(seat); }
    auto erase(typename std::map<Seat, T>::iterator at) { return rows_.erase(at); }
    std::size_t size() const { return rows_.size(); }
    auto begin() const { return rows_.begin(); }
    auto end() const { return rows_.end(); }
    auto begin() { return rows_.begin(); }
    auto end() { return rows_.end(); }
    void clear() { rows_.clear(); }

    /// Rename keys at once: `to(seat)` gives the person's new seat, `no_seat` drops the row.
    template <class To>
    void relabel(To&& to)
    {
        std::map<Seat, T> next;
        for (auto& [seat, value] : rows_)
            if (Seat const moved = to(seat); moved != no_seat) next.emplace(moved, std::move(value));
        rows_ = std::move(next);
    }

    friend bool operator==(SparseColumn const&, SparseColumn const&) = default;

  private:
    std::map<Seat, T> rows_;
};

} // namespace groundswell
