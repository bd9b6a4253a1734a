#pragma once
#include <cstddef>
#include <vector>

#include "world/world.hpp"

namespace groundswell {

/// Finds the units and seats of an institution. A large world knows them (`SeatLayout`); for others they are
/// listed once, because seats of an institution may lie anywhere.
class InstitutionIndex {
  public:
    explicit InstitutionIndex(World const& world);

    std::size_t units(Institution i) const
    {
        auto const* first = first_unit();
        return first ? first[i + std::size_t{1}] - first[i] : units_[i].size();
    }
    /// The k-th unit of an institution, in order of unit.
    Unit unit(Institution i, std::size_t k) const
    {
        auto const* first = first_unit();
        return first ? first[i] + static_cast<Unit>(k) : units_[i][k];
    }

    /// The first seat of an institution; `no_seat` if it has none.
    Seat first_seat(Institution i) const
    {
        if (world_->layout) return world_->layout->institution(i).first;
        return seats_[i].empty() ? no_seat : seats_[i].front();
    }

    /// Call f(seat) for each seat of an institution, ascending.
    template <class F>
    void for_each_seat(Institution i, F&& f) const
    {
        if (world_->layout) {
            SeatRange const range = world_->layout->institution(i);
            for (Seat seat = range.first; seat < range.last; ++seat)
                f(seat);
            return;
        }
        for (Seat const seat : seats_[i])
            f(seat);
    }

  private:
    std::uint32_t const* first_unit() const
    {
        return world_->layout ? world_->layout->bounds().institution_first.data() : nullptr;
    }

    World const* world_;
    std::vector<std::vector<Unit>> units_; ///< by institution; empty in a large world
    std::vector<std::vector<Seat>> seats_; ///< by institution; empty in a large world
};

} // namespace groundswell
