#pragma once
#include <memory>

#include "world/seat_layout.hpp"

namespace groundswell {

/// Ties within teams and between leads, computed from `SeatLayout`. Nothing is stored.
///
/// The first seat of a team leads it, and the leads of a unit's teams form a clique. The first seat of a
/// unit heads it; the heads of an institution's units form cliques of about `span`. The first seats of
/// these cliques again form cliques of about `span`, and so on up. Two seats share at most one clique.
class NestedTeams {
  public:
    explicit NestedTeams(std::shared_ptr<SeatLayout const> layout) : layout_(std::move(layout)) {}

    SeatLayout const& layout() const { return *layout_; }

    template <class F>
    void for_each(Seat seat, F&& f) const
    {
        SeatLayout const& p = *layout_;
        Unit const u = p.unit_of(seat);
        SeatRange const unit = p.unit(u);
        EvenSplit const teams(unit.size(), p.bounds().team_size);
        std::uint32_t const own = teams.part_of(seat - unit.first);
        Seat const first = unit.first + teams.first_of(own);
        Seat const last = first + teams.size_of(own);
        for (Seat other = first; other < last; ++other)
            if (other != seat) f(other);
        if (seat != first) return;
        for (std::uint32_t t = 0; t < teams.parts(); ++t)
            if (t != own) f(unit.first + teams.first_of(t));
        if (seat == unit.first) for_each_head(u, f);
    }

    bool tied(Seat from, Seat to) const;

    /// Number of cliques that a seat leads, from its team up. It is 0 for most seats.
    int levels_led(Seat seat) const;

  private:
    static constexpr int most_levels = 32;

    /// Heads in the cliques of a unit's head, from the lowest clique up.
    template <class F>
    void for_each_head(Unit u, F&& f) const
    {
        SeatLayout const& p = *layout_;
        Institution const i = p.institution_of(u);
        Unit const first = p.bounds().institution_first[i];
        std::uint32_t count = p.bounds().institution_first[i + std::size_t{1}] - first;
        std::uint32_t place = u - first;
        std::uint32_t counts[most_levels]; // by level; finds the unit of a place
        for (int level = 0; count > 1 && level < most_levels; ++level) {
            counts[level] = count;
            EvenSplit const cliques(count, p.bounds().span);
            std::uint32_t const own = cliques.part_of(place);
            std::uint32_t const begin = cliques.first_of(own);
            for (std::uint32_t other = begin; other < begin + cliques.size_of(own); ++other)
                if (other != place) f(p.unit(first + unit_at(counts, level, other)).first);
            if (place != begin) return;
            place = own;
            count = cliques.parts();
        }
    }

    std::uint32_t unit_at(std::uint32_t const* counts, int level, std::uint32_t place) const
    {
        while (level-- > 0)
            place = EvenSplit(counts[level], layout_->bounds().span).first_of(place);
        return place;
    }

    std::shared_ptr<SeatLayout const> layout_;
};

} // namespace groundswell
