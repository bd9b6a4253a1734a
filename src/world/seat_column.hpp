#pragma once
#include <cstddef>
#include <groundswell/ids.hpp>
#include <utility>
#include <vector>

#include "base/huge_pages.hpp"

namespace groundswell {

/// A dense column: a value for each of consecutive seats. They begin at seat 0, unless a world is spread over
/// processes and another one holds the seats before.
template <class T>
class SeatColumn {
  public:
    using value_type = T;

    /// Hold seats first .. first + seats - 1, all with the same value.
    void open(Seat first, std::size_t seats, T const& value = {})
    {
        first_ = first;
        values_.clear();
        reserve_large(values_, seats);
        values_.resize(seats, value);
    }

    T& operator[](Seat seat) { return values_[seat - first_]; }
    T const& operator[](Seat seat) const { return values_[seat - first_]; }

    std::size_t size() const { return values_.size(); }
    T& front() { return values_.front(); }
    auto begin() { return values_.begin(); }
    auto end() { return values_.end(); }
    auto begin() const { return values_.begin(); }
    auto end() const { return values_.end(); }
    /// In the order of seats.
    std::vector<T>& values() { return values_; }
    std::vector<T> const& values() const { return values_; }

    friend bool operator==(SeatColumn const&, SeatColumn const&) = default;

  private:
    Seat first_{0};
    std::vector<T> values_;
};

} // namespace groundswell
