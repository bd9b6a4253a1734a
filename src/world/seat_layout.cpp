#include "world/seat_layout.hpp"

#include <algorithm>

namespace groundswell {

namespace {

/// The set of first numbers of the parts.
BitIndex beginnings(std::vector<std::uint32_t> const& first)
{
    auto next = first.begin();
    return {first.back(), [&](std::size_t i) {
                bool const begins = *next == i;
                next += begins;
                return begins;
            }};
}

} // namespace

SeatLayout::SeatLayout(Bounds bounds, std::vector<Group> const& group, std::size_t groups)
    : bounds_(std::move(bounds)), unit_begins_(beginnings(bounds_.unit_first)),
      institution_begins_(beginnings(bounds_.institution_first))
{
    for (std::size_t g = 0; g < groups; ++g)
        of_group_.emplace_back(group.size(), [&](std::size_t seat) { return group[seat] == g; });
    first_region_ = first_regions();
}

std::vector<std::uint32_t> SeatLayout::first_regions() const
{
    std::vector<std::uint32_t> out;
    std::uint32_t region = 0;
    for (std::size_t seat = 0; seat < seats(); seat += std::size_t{1} << region_shift) {
        while (seat >= bounds_.region_first[region + std::size_t{1}])
            ++region;
        out.push_back(region);
    }
    return out;
}

std::size_t SeatLayout::bytes() const
{
    std::size_t total = unit_begins_.bytes() + institution_begins_.bytes() +
                        sizeof(Seat) * (bounds_.unit_first.size() + bounds_.institution_first.size() +
                                        bounds_.region_first.size()) +
                        sizeof(std::uint32_t) * first_region_.size();
    for (auto const& index : of_group_)
        total += index.bytes();
    return total;
}

} // namespace groundswell
