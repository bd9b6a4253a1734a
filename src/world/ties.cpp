#include "world/ties.hpp"

#include <algorithm>

namespace groundswell {

std::uint32_t TieLayer::degree_by_rule(Seat seat) const
{
    if (layout()) {
        std::uint32_t count = 0;
        for_each(seat, [&count](Seat) { ++count; });
        return count;
    }
    auto const& by = std::get<GroupTies>(ties_);
    std::uint32_t total = 0;
    for (auto at = by.group_start[seat]; at < by.group_start[seat + 1]; ++at)
        total += static_cast<std::uint32_t>(by.member_start[by.groups[at] + 1] -
                                            by.member_start[by.groups[at]] - 1);
    return total;
}

Seat TieLayer::neighbour_by_rule(Seat seat, std::uint32_t k) const
{
    if (layout()) {
        Seat found = no_seat;
        for_each(seat, [&](Seat other) {
            if (k-- == 0) found = other;
        });
        return found;
    }
    auto const& by = std::get<GroupTies>(ties_);
    for (auto at = by.group_start[seat]; at < by.group_start[seat + 1]; ++at) {
        auto const first = by.member_start[by.groups[at]];
        auto const others = static_cast<std::uint32_t>(by.member_start[by.groups[at] + 1] - first - 1);
        if (k >= others) {
            k -= others;
            continue;
        }
        // Members are ascending, so later members shift by one to skip the seat itself.
        return by.members[first + k] < seat ? by.members[first + k] : by.members[first + k + 1];
    }
    return no_seat;
}

std::array<bool, 2> TieLayer::tied_by_rule(Seat from, std::array<Seat, 2> to) const
{
    if (auto const* matching = std::get_if<MatchingTies>(&ties_)) return matching->tied_to_each(from, to);
    if (auto const* teams = std::get_if<NestedTeams>(&ties_))
        return {teams->tied(from, to[0]), teams->tied(from, to[1])};
    auto const& by = std::get<GroupTies>(ties_);
    std::array<bool, 2> out{false, false};
    for (std::size_t which = 0; which < 2; ++which) {
        if (from == to[which]) continue;
        for (auto i = by.group_start[from]; i < by.group_start[from + 1]; ++i)
            for (auto j = by.group_start[to[which]]; j < by.group_start[to[which] + 1]; ++j)
                out[which] |= by.groups[i] == by.groups[j];
    }
    return out;
}

SeatLayout const* TieLayer::layout() const
{
    if (auto const* teams = std::get_if<NestedTeams>(&ties_)) return &teams->layout();
    if (auto const* matching = std::get_if<MatchingTies>(&ties_)) return &matching->layout();
    return nullptr;
}

bool TieLayer::may_exceed(std::uint32_t ties) const
{
    auto const n = static_cast<Seat>(seats());
    if (auto const* p = layout()) {
        std::uint32_t largest = 0;
        for (Unit u = 0; u < p->units(); ++u)
            largest = std::max(largest, p->unit(u).size());
        // A head meets at most twice the span on each level.
        bool const nested = std::holds_alternative<NestedTeams>(ties_);
        return !nested || largest + 64 * p->bounds().span > ties;
    }
    for (Seat seat = 0; seat < n; ++seat)
        if (degree(seat) > ties) return true;
    return false;
}

double TieLayer::mean_degree() const
{
    constexpr std::size_t enough = 100'000;
    std::size_t const n = seats();
    if (n == 0) return 0;
    if (!layout() || n <= enough) return static_cast<double>(size()) / static_cast<double>(n);
    std::uint64_t total = 0;
    for (std::size_t i = 0; i < enough; ++i)
        total += degree(static_cast<Seat>(i * n / enough));
    return static_cast<double>(total) / enough;
}

std::size_t TieLayer::seats() const
{
    if (auto const* rows = std::get_if<ExplicitTies>(&ties_)) return rows->start.size() - 1;
    if (auto const* p = layout()) return p->seats();
    return std::get<GroupTies>(ties_).group_start.size() - 1;
}

std::uint64_t TieLayer::size() const
{
    std::uint64_t total = 0;
    for (Seat seat = 0; seat < seats(); ++seat)
        total += degree(seat);
    return total;
}

ExplicitTies rows_from_pairs(std::size_t seats, std::vector<std::pair<Seat, Seat>> pairs)
{
    std::erase_if(pairs, [](auto const& pair) { return pair.first == pair.second; });
    std::ranges::sort(pairs);
    pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
    ExplicitTies out;
    out.start.assign(seats + 1, 0);
    out.to.reserve(pairs.size());
    for (auto const& [from, to] : pairs) {
        ++out.start[from + 1];
        out.to.push_back(to);
    }
    for (std::size_t i = 0; i < seats; ++i)
        out.start[i + 1] += out.start[i];
    return out;
}

GroupTies ties_from_groups(std::size_t seats, std::vector<std::vector<Seat>> groups)
{
    GroupTies out;
    out.group_start.assign(seats + 1, 0);
    for (auto& members : groups) {
        std::ranges::sort(members);
        for (Seat const seat : members)
            ++out.group_start[seat + 1];
        out.members.insert(out.members.end(), members.begin(), members.end());
        out.member_start.push_back(out.members.size());
    }
    for (std::size_t i = 0; i < seats; ++i)
        out.group_start[i + 1] += out.group_start[i];
    out.groups.resize(out.group_start.back());
    auto next = out.group_start;
    for (std::uint32_t g = 0; g < groups.size(); ++g)
        for (Seat const seat : groups[g])
            out.groups[next[seat]++] = g;
    return out;
}

} // namespace groundswell
