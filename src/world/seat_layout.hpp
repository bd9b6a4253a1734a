#pragma once
#include <groundswell/ids.hpp>
#include <vector>

#include "world/bit_index.hpp"

namespace groundswell {

/// Seats first .. last-1.
struct SeatRange {
    Seat first{0}, last{0};
    std::uint32_t size() const { return last - first; }
    bool contains(Seat seat) const { return first <= seat && seat < last; }
};

/// n things in a row, divided into parts of about `size`. The number of parts is n / size, rounded. Parts
/// differ by one at most; the larger ones come first.
class EvenSplit {
  public:
    EvenSplit(std::uint32_t n, std::uint32_t size)
        : parts_((n + size / 2) / size > 1 ? (n + size / 2) / size : 1), least_(n / parts_),
          larger_(n % parts_)
    {}
    std::uint32_t parts() const { return parts_; }
    std::uint32_t part_of(std::uint32_t x) const
    {
        std::uint32_t const in_larger = larger_ * (least_ + 1);
        return x < in_larger ? x / (least_ + 1) : larger_ + (x - in_larger) / least_;
    }
    std::uint32_t first_of(std::uint32_t part) const
    {
        return part * least_ + (part < larger_ ? part : larger_);
    }
    std::uint32_t size_of(std::uint32_t part) const { return least_ + (part < larger_ ? 1 : 0); }

  private:
    std::uint32_t parts_, least_, larger_;
};

/// The layout of seats in a large world. Regions hold institutions, institutions hold units, units hold
/// teams. Each of them is a range of seats. It takes about half a byte per seat.
///
/// A unit is divided into teams by rule (`EvenSplit` of its size by `team_size`), so teams are not stored.
class SeatLayout {
  public:
    struct Bounds {
        std::vector<Seat> unit_first; ///< first seat of each unit, ascending, and one past the last
        std::vector<std::uint32_t>
            institution_first;          ///< first unit of each institution, and one past the last
        std::vector<Seat> region_first; ///< first seat of each region, and one past the last
        std::uint32_t team_size{10};    ///< seats, at least 1
        std::uint32_t span{10};         ///< units whose heads meet, at least 2
    };

    /// @param group   of the first holder of each seat
    /// @param groups  number of groups
    SeatLayout(Bounds bounds, std::vector<Group> const& group, std::size_t groups);

    Bounds const& bounds() const { return bounds_; }
    std::size_t seats() const { return bounds_.unit_first.back(); }
    std::uint32_t units() const { return static_cast<std::uint32_t>(bounds_.unit_first.size() - 1); }
    std::uint32_t institutions() const
    {
        return static_cast<std::uint32_t>(bounds_.institution_first.size() - 1);
    }
    std::uint32_t regions() const { return static_cast<std::uint32_t>(bounds_.region_first.size() - 1); }

    Unit unit_of(Seat seat) const { return unit_begins_.before(seat + 1) - 1; }
    SeatRange unit(Unit u) const { return {bounds_.unit_first[u], bounds_.unit_first[u + std::size_t{1}]}; }
    Institution institution_of(Unit unit) const { return institution_begins_.before(unit + 1) - 1; }
    std::uint32_t region_of(Seat seat) const
    {
        std::uint32_t region = first_region_[seat >> region_shift];
        while (seat >= bounds_.region_first[region + std::size_t{1}])
            ++region;
        return region;
    }
    SeatRange institution(Institution i) const
    {
        return {bounds_.unit_first[bounds_.institution_first[i]],
                bounds_.unit_first[bounds_.institution_first[i + std::size_t{1}]]};
    }
    SeatRange region(std::uint32_t r) const
    {
        return {bounds_.region_first[r], bounds_.region_first[r + std::size_t{1}]};
    }
    SeatRange team_of(Seat seat) const { return team_in(unit(unit_of(seat)), seat); }
    /// The same if the seats of the unit are known.
    SeatRange team_in(SeatRange unit, Seat seat) const
    {
        EvenSplit const teams(unit.size(), bounds_.team_size);
        std::uint32_t const t = teams.part_of(seat - unit.first);
        Seat const first = unit.first + teams.first_of(t);
        return {first, first + teams.size_of(t)};
    }

    std::size_t groups() const { return of_group_.size(); }
    /// Seats whose first holder is of a group, in ascending order.
    BitIndex const& of_group(Group group) const { return of_group_[group]; }
    Group group_of(Seat seat) const
    {
        Group group = 0;
        while (group + std::size_t{1} < of_group_.size() && !of_group_[group].contains(seat))
            ++group;
        return group;
    }

    std::size_t bytes() const;

  private:
    static constexpr unsigned region_shift = 12;
    /// Region of every 4096th seat.
    std::vector<std::uint32_t> first_regions() const;

    Bounds bounds_;
    BitIndex unit_begins_, institution_begins_;
    std::vector<BitIndex> of_group_;
    std::vector<std::uint32_t> first_region_;
};

} // namespace groundswell
