#include "world/places.hpp"

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

Places::Places(Layout layout, std::vector<Group> const& group, std::size_t groups)
    : layout_(std::move(layout)), unit_begins_(beginnings(layout_.unit_first)),
      institution_begins_(beginnings(layout_.institution_first))
{
    for (std::size_t g = 0; g < groups; ++g)
        of_group_.emplace_back(group.size(), [&](std::size_t seat) { return group[seat] == g; });
    first_region_ = first_regions();
}

std::vector<std::uint32_t> Places::first_regions() const
{
    std::vector<std::uint32_t> out;
    std::uint32_t region = 0;
    for (std::size_t seat = 0; seat < seats(); seat += std::size_t{1} << region_shift) {
        while (seat >= layout_.region_first[region + std::size_t{1}])
            ++region;
        out.push_back(region);
    }
    return out;
}

std::size_t Places::bytes() const
{
    std::size_t total = unit_begins_.bytes() + institution_begins_.bytes() +
                        sizeof(Seat) * (layout_.unit_first.size() + layout_.institution_first.size() +
                                        layout_.region_first.size()) +
                        sizeof(std::uint32_t) * first_region_.size();
    for (auto const& index : of_group_)
        total += index.bytes();
    return total;
}

} // namespace groundswell
