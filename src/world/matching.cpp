#include "world/matching.hpp"

#include <algorithm>
#include <bit>
#include <stdexcept>

#include "base/mix64.hpp"
#include "world/permutation.hpp"

namespace groundswell {

namespace {

constexpr std::size_t most_classes = 32;

/// Keys of one block, by use.
enum class Use : std::uint64_t { rounds = 1, order = 2, pairs = 3, remainder = 4 };

std::uint64_t key_of(std::uint64_t block, Use use)
{
    return mix64(block + static_cast<std::uint64_t>(use) * 0xD1B54A32D192ED03ULL);
}

double unit_of_key(std::uint64_t key)
{
    return unit_interval(static_cast<std::uint32_t>(key >> 32));
}

} // namespace

/// The members of a block, numbered 0 .. n-1. For a group, the numbers count its members only.
struct MatchingTies::Block {
    std::uint32_t n{0}, first{0};
    BitIndex const* of_group{nullptr};
    std::uint64_t key{0};
    Seat seat(std::uint32_t member) const { return of_group ? of_group->at(first + member) : first + member; }
    /// Number of a seat among the members of its block.
    std::uint32_t member(Seat seat) const { return (of_group ? of_group->before(seat) : seat) - first; }
};

Tournament MatchingTies::tournament_of(std::size_t band, Block const& block) const
{
    auto rounds = static_cast<std::uint32_t>(mean_[band]);
    rounds += unit_of_key(block.key) < mean_[band] - rounds;
    return {block.n, rounds, key_of(block.key, Use::rounds)};
}

/// A large block: the member and the stub at which each class of degree begins. A draw of the block shifts
/// the rounding.
struct MatchingTies::Stubs {
    Block block;
    std::size_t classes;
    std::array<std::uint32_t, most_classes + 1> member{};
    std::array<std::uint64_t, most_classes + 1> stub{};
    std::array<std::uint32_t, most_classes> degree{};
    KeyedPermutation order, pairs;

    Stubs(Block const& of, std::vector<DegreeClass> const& degrees)
        : block(of), classes(degrees.size()), order(std::max(of.n, 1U), key_of(of.key, Use::order)),
          pairs(1, 0)
    {
        double const shift = unit_of_key(key_of(of.key, Use::remainder));
        double share = 0;
        for (std::size_t c = 0; c < classes; ++c) {
            degree[c] = degrees[c].degree;
            share += degrees[c].share;
            auto const end = static_cast<std::uint32_t>(share * of.n + shift);
            member[c + 1] = c + 1 == classes ? of.n : std::clamp(end, member[c], of.n);
            stub[c + 1] = stub[c] + std::uint64_t{member[c + 1] - member[c]} * degree[c];
        }
        if (all() > 0) pairs = KeyedPermutation(all(), key_of(of.key, Use::pairs));
    }

    std::uint64_t all() const { return stub[classes]; }

    /// Call f(member) for each stub of a member that is paired with a stub of another member, until f
    /// returns true.
    template <class F>
    bool any(std::uint32_t own, F&& f) const
    {
        if (all() < 2) return false;
        bool const one_class = classes == 1;
        auto const place = one_class ? own : static_cast<std::uint32_t>(order(own));
        std::size_t c = 0;
        while (place >= member[c + 1])
            ++c;
        std::uint64_t const first = stub[c] + std::uint64_t{place - member[c]} * degree[c];
        for (std::uint32_t k = 0; k < degree[c]; ++k) {
            std::uint64_t const partner = pairs(first + k) ^ 1;
            if (partner >= all()) continue;
            std::uint64_t const met = pairs.inverse(partner);
            std::size_t d = 0;
            while (met >= stub[d + 1])
                ++d;
            auto const at = static_cast<std::uint32_t>(member[d] + (met - stub[d]) / degree[d]);
            auto const other = one_class ? at : static_cast<std::uint32_t>(order.inverse(at));
            if (other != own && f(other)) return true;
        }
        return false;
    }
};

MatchingTies::MatchingTies(std::shared_ptr<SeatLayout const> layout, std::vector<BandSpec> bands,
                           std::uint32_t layer, Key key)
    : layout_(std::move(layout)), bands_(std::move(bands)), layer_(layer), key_(key)
{
    std::uint64_t most = 0;
    for (std::uint32_t b = 0; b < bands_.size(); ++b) {
        auto const& degrees = bands_[b].degrees;
        if (degrees.empty() || degrees.size() > most_classes)
            throw std::invalid_argument("a band of ties has 1 to 32 classes of degree");
        double mean = 0;
        std::uint32_t largest = 0;
        for (auto const& c : degrees) {
            mean += c.share * c.degree;
            largest = std::max(largest, c.degree);
        }
        mean_.push_back(mean);
        most += std::max<std::uint64_t>(largest, static_cast<std::uint64_t>(mean) + 1);
        teams_apart_ = teams_apart_ || bands_[b].reach == Reach::team;
        groundswell::Block const drawn = draw_block(key, Purpose::matching, layer, b, 0);
        band_key_.push_back((std::uint64_t{drawn[1]} << 32) | drawn[0]);
    }
    if (most > most_slots) throw std::invalid_argument("a seat has room for 4096 ties at most");

    // Blocks that many seats share are computed once.
    for (std::size_t b = 0; b < bands_.size(); ++b) {
        auto const reach = bands_[b].reach;
        auto const blocks = std::make_shared<std::vector<Stubs>>();
        std::uint32_t const ranges = reach == Reach::region  ? layout_->regions()
                                     : reach == Reach::world ? 1U
                                                             : 0U;
        for (std::uint32_t r = 0; r < ranges; ++r) {
            SeatRange const range = reach == Reach::region
                                        ? layout_->region(r)
                                        : SeatRange{0, static_cast<Seat>(layout_->seats())};
            for (std::size_t g = 0; g < (bands_[b].own_group ? layout_->groups() : 1); ++g)
                blocks->emplace_back(block_in(b, range, static_cast<Group>(g)), bands_[b].degrees);
        }
        large_blocks_.push_back(blocks);
    }
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

std::size_t MatchingTies::bytes() const
{
    std::size_t total = sizeof *this;
    for (std::size_t b = 0; b < bands_.size(); ++b)
        total += sizeof(BandSpec) + bands_[b].degrees.capacity() * sizeof(DegreeClass) + sizeof(double) +
                 sizeof(std::uint64_t) + sizeof large_blocks_[b] +
                 large_blocks_[b]->capacity() * sizeof(Stubs);
    return total;
}

} // namespace groundswell
