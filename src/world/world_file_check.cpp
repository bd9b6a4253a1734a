#include "world/world_file_check.hpp"

#include <algorithm>
#include <set>

#include "world/matching_blocks.hpp"

namespace groundswell {

namespace {

bool printable(std::string const& name)
{
    constexpr std::size_t longest = 200;
    return !name.empty() && name.size() <= longest && std::ranges::none_of(name, [](char c) {
        return static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
    });
}

/// The same as `divides`, for starts of rows.
bool starts_rows(std::vector<std::uint64_t> const& start, std::size_t rows, std::size_t values)
{
    return start.size() == rows + 1 && start.front() == 0 && start.back() == values &&
           std::ranges::is_sorted(start);
}

template <class T>
bool ascends(std::vector<T> const& values, std::uint64_t first, std::uint64_t last)
{
    for (auto i = first + 1; i < last; ++i)
        if (values[i - 1] >= values[i]) return false;
    return true;
}

/// Whether the groups of each seat, of those in several, have no other seat in common.
bool share_one_group(GroupTies const& ties, std::size_t seats)
{
    std::vector<Seat> met_by(seats, no_seat);
    for (Seat seat = 0; seat < seats; ++seat) {
        if (ties.group_start[seat + std::size_t{1}] - ties.group_start[seat] < 2) continue;
        for (auto g = ties.group_start[seat]; g < ties.group_start[seat + std::size_t{1}]; ++g) {
            auto const group = ties.groups[g];
            for (auto m = ties.member_start[group]; m < ties.member_start[group + std::size_t{1}]; ++m) {
                Seat const other = ties.members[m];
                if (other == seat) continue;
                if (met_by[other] == seat) return false;
                met_by[other] = seat;
            }
        }
    }
    return true;
}

} // namespace

bool sound_names(std::vector<std::string> const& names, std::size_t most)
{
    std::set<std::string_view> const different(names.begin(), names.end());
    return !names.empty() && names.size() <= most && different.size() == names.size() &&
           std::ranges::all_of(names, printable);
}

bool divides(std::vector<std::uint32_t> const& first, std::size_t end, bool empty)
{
    if (first.size() < 2 || first.front() != 0 || first.back() != end) return false;
    return empty ? std::ranges::is_sorted(first) : ascends(first, 0, first.size());
}

bool sound_bounds(SeatLayout::Bounds const& bounds, std::size_t seats)
{
    constexpr std::uint32_t most = 1'000'000; // as a profile may ask for
    constexpr std::size_t most_regions = 100'000;
    return bounds.team_size >= 1 && bounds.team_size <= most && bounds.span >= 2 && bounds.span <= most &&
           divides(bounds.unit_first, seats) &&
           divides(bounds.institution_first, bounds.unit_first.size() - 1) &&
           divides(bounds.region_first, seats, true) && bounds.region_first.size() <= most_regions;
}

bool sound_rows(ExplicitTies const& ties, std::size_t seats)
{
    if (!starts_rows(ties.start, seats, ties.to.size()) || !below(ties.to, seats)) return false;
    if (!ties.weight.empty() && ties.weight.size() != ties.to.size()) return false;
    // Not a number is not in the range either.
    if (!std::ranges::all_of(ties.weight, [](float w) { return w >= 0 && w <= 1e30F; })) return false;
    for (Seat seat = 0; seat < seats; ++seat) {
        auto const first = ties.start[seat], last = ties.start[seat + std::size_t{1}];
        if (!ascends(ties.to, first, last)) return false;
        for (auto at = first; at < last; ++at)
            if (ties.to[at] == seat) return false;
    }
    return true;
}

bool sound_groups(GroupTies const& ties, std::size_t seats)
{
    if (ties.member_start.empty() || ties.members.size() != ties.groups.size()) return false;
    std::size_t const groups = ties.member_start.size() - 1;
    if (!starts_rows(ties.member_start, groups, ties.members.size()) || !below(ties.members, seats) ||
        !starts_rows(ties.group_start, seats, ties.groups.size()) || !below(ties.groups, groups))
        return false;
    for (std::size_t g = 0; g < groups; ++g)
        if (!ascends(ties.members, ties.member_start[g], ties.member_start[g + 1])) return false;
    // There are as many memberships as members, so each of one being one of the other is enough.
    for (Seat seat = 0; seat < seats; ++seat) {
        auto const first = ties.group_start[seat], last = ties.group_start[seat + std::size_t{1}];
        if (!ascends(ties.groups, first, last)) return false;
        for (auto at = first; at < last; ++at) {
            auto const begin = ties.members.begin();
            auto const from = static_cast<std::ptrdiff_t>(ties.member_start[ties.groups[at]]);
            auto const to = static_cast<std::ptrdiff_t>(ties.member_start[ties.groups[at] + std::size_t{1}]);
            if (!std::binary_search(begin + from, begin + to, seat)) return false;
        }
    }
    return share_one_group(ties, seats);
}

bool sound_bands(std::vector<BandSpec> const& bands, SeatLayout const& layout)
{
    constexpr std::size_t most_bands = 64, most_blocks = 200'000;
    constexpr double tolerance = 1e-6;
    if (bands.size() > most_bands) return false;
    std::uint64_t slots = 0, blocks = 0;
    for (auto const& band : bands) {
        if (band.degrees.empty() || band.degrees.size() > most_classes) return false;
        double sum = 0, mean = 0;
        std::uint32_t largest = 0;
        for (auto const& c : band.degrees) {
            if (!(c.share >= 0 && c.share <= 1 + tolerance) || c.degree > MatchingTies::most_slots)
                return false;
            sum += c.share;
            mean += c.share * c.degree;
            largest = std::max(largest, c.degree);
        }
        if (!(sum > 1 - tolerance && sum < 1 + tolerance)) return false;
        slots += std::max<std::uint64_t>(largest, static_cast<std::uint64_t>(mean) + 1);
        std::uint64_t const parts = band.own_group ? layout.groups() : 1;
        blocks += parts * (band.reach == Reach::region ? layout.regions() : band.reach == Reach::world);
    }
    return slots <= MatchingTies::most_slots && blocks <= most_blocks;
}

} // namespace groundswell
