#include "world/matching.hpp"

#include <algorithm>
#include <bit>

#include "base/mix64.hpp"
#include "world/matching_blocks.hpp"

namespace groundswell {

Tournament MatchingTies::tournament_of(std::size_t band, Block const& block) const
{
    auto rounds = static_cast<std::uint32_t>(mean_[band]);
    rounds += unit_of_key(block.key) < mean_[band] - rounds;
    return {block.n, rounds, block_key(block.key, KeyUse::rounds)};
}

MatchingTies::Block MatchingTies::block_in(std::size_t band, SeatRange range, Group group) const
{
    Block out;
    std::uint64_t part = 0;
    if (bands_[band].own_group) {
        out.of_group = &layout_->of_group(group);
        out.first = out.of_group->before(range.first);
        out.n = out.of_group->before(range.last) - out.first;
        part = group + std::uint64_t{1};
    } else {
        out.first = range.first;
        out.n = range.size();
    }
    // Its first seat and group identify a block.
    out.key = mix64(band_key_[band] + ((part << 32) | range.first) * 0x9E3779B97F4A7C15ULL);
    return out;
}

/// The places of a seat, looked up once for all bands.
struct MatchingTies::Surroundings {
    Seat seat;
    SeatRange unit, team;
    Group group;

    Surroundings(SeatLayout const& p, Seat of)
        : seat(of), unit(p.unit(p.unit_of(of))), team(p.team_in(unit, of)), group(p.group_of(of))
    {}
};

/// The block, for reaches that `large_blocks_` does not hold.
MatchingTies::Block MatchingTies::block_of(std::size_t band, Surroundings const& at) const
{
    return block_in(band, bands_[band].reach == Reach::team ? at.team : at.unit, at.group);
}

/// Whether a band could tie the two at all.
bool MatchingTies::within_reach(std::size_t band, Surroundings const& at, Seat to) const
{
    if (to == at.seat) return false;
    BandSpec const& spec = bands_[band];
    if (at.team.contains(to)) {
        if (teams_apart_ && spec.reach != Reach::team) return false;
    } else if (spec.reach == Reach::team || (spec.reach == Reach::unit && !at.unit.contains(to)) ||
               (spec.reach == Reach::region && layout_->region_of(at.seat) != layout_->region_of(to))) {
        return false;
    }
    return !spec.own_group || at.group == layout_->group_of(to);
}

/// Call f(seat) for each slot of a band that is not empty, repeats included, until f returns true.
template <class F>
bool MatchingTies::any_slot(std::size_t band, Surroundings const& at, F&& f) const
{
    BandSpec const& spec = bands_[band];
    SeatRange const left_out = teams_apart_ && spec.reach != Reach::team ? at.team : SeatRange{};
    auto const play = [&](Block const& block) {
        if (block.n < 2) return false;
        std::uint32_t const own = block.member(at.seat);
        Tournament const tournament = tournament_of(band, block);
        for (std::uint64_t left = tournament.played(); left != 0; left &= left - 1) {
            auto const round = static_cast<std::uint32_t>(std::countr_zero(left));
            std::uint32_t const met = tournament.meets(own, round);
            if (met >= block.n) continue;
            Seat const other = block.seat(met);
            if (!left_out.contains(other) && f(other)) return true;
        }
        return false;
    };
    auto const pair_off = [&](Stubs const& stubs) {
        return stubs.any(stubs.block.member(at.seat), [&](std::uint32_t met) {
            Seat const other = stubs.block.seat(met);
            return !left_out.contains(other) && f(other);
        });
    };
    if (large_blocks_[band]->empty()) {
        Block const block = block_of(band, at);
        return block.n <= small_block ? play(block) : pair_off(Stubs(block, spec.degrees));
    }
    std::size_t const range = spec.reach == Reach::region ? layout_->region_of(at.seat) : 0;
    Stubs const& stubs =
        (*large_blocks_[band])[spec.own_group ? range * layout_->groups() + at.group : range];
    return stubs.block.n <= small_block ? play(stubs.block) : pair_off(stubs);
}

std::uint32_t MatchingTies::neighbours(Seat seat, Seat* into) const
{
    Surroundings const at(*layout_, seat);
    std::uint32_t n = 0;
    for (std::size_t band = 0; band < bands_.size(); ++band)
        any_slot(band, at, [&](Seat other) {
            if (std::find(into, into + n, other) == into + n) into[n++] = other;
            return false;
        });
    return n;
}

std::array<bool, 2> MatchingTies::tied_to_each(Seat from, std::array<Seat, 2> to) const
{
    Surroundings const at(*layout_, from);
    std::array<bool, 2> out{false, false};
    for (std::size_t band = 0; band < bands_.size(); ++band) {
        std::array<bool, 2> asked{};
        for (std::size_t i = 0; i < 2; ++i)
            asked[i] = !out[i] && within_reach(band, at, to[i]);
        if (!asked[0] && !asked[1]) continue;
        if (large_blocks_[band]->empty()) {
            Block const block = block_of(band, at);
            if (block.n <= small_block) {
                Tournament const tournament = tournament_of(band, block);
                std::uint32_t const own = block.member(from);
                for (std::size_t i = 0; i < 2; ++i)
                    out[i] = out[i] || (asked[i] && tournament.brings_together(own, block.member(to[i])));
                continue;
            }
        }
        any_slot(band, at, [&](Seat other) {
            for (std::size_t i = 0; i < 2; ++i)
                out[i] = out[i] || (asked[i] && to[i] == other);
            return (out[0] || !asked[0]) && (out[1] || !asked[1]);
        });
    }
    return out;
}

std::array<bool, 2> MatchingTies::tied_to_each(Seat from, std::array<Seat, 2> to, RecentTeam& recent) const
{
    std::size_t const groups = std::max<std::size_t>(layout_->groups(), 1);
    if (!recent.team.contains(from)) {
        recent.team = layout_->team_of(from);
        recent.blocks.assign(bands_.size() * groups, {});
    }
    bool const all_here = teams_apart_ && recent.team.size() <= small_block && from != to[0] &&
                          from != to[1] && recent.team.contains(to[0]) && recent.team.contains(to[1]);
    if (!all_here) return tied_to_each(from, to);
    std::array<bool, 2> out{false, false};
    Group const group = layout_->group_of(from);
    for (std::size_t band = 0; band < bands_.size(); ++band) {
        if (bands_[band].reach != Reach::team) continue;
        bool const own = bands_[band].own_group;
        auto& known = recent.blocks[band * groups + (own ? group : 0)];
        if (!known.known) {
            Block const block = block_in(band, recent.team, group);
            known = {true, block.first, block.n > 1 ? tournament_of(band, block) : Tournament{}};
        }
        auto const member = [&](Seat seat) {
            return (own ? layout_->of_group(group).before(seat) : seat) - known.first;
        };
        std::uint32_t const self = member(from);
        for (std::size_t i = 0; i < 2; ++i)
            if (!own || layout_->group_of(to[i]) == group)
                out[i] = out[i] || known.tournament.brings_together(self, member(to[i]));
    }
    return out;
}

} // namespace groundswell
