#pragma once
#include <array>
#include <memory>
#include <span>
#include <vector>

#include "random/draw.hpp"
#include "world/degree_classes.hpp"
#include "world/seat_layout.hpp"
#include "world/tournament.hpp"

namespace groundswell {

/// How far the ties of a band reach.
enum class Reach : std::uint8_t { team, unit, region, world };

/// Ties of one kind: how far they reach, whether they stay within one's own group, how many there are.
struct BandSpec {
    Reach reach{Reach::world};
    bool own_group{false};
    std::vector<DegreeClass> degrees; ///< at most 32 classes
};

/// Symmetric ties that are computed and not stored: who is tied to a seat follows from the key of the block
/// in which a band's ties lie.
///
/// A block is the seats of a team, unit, region or world, or those among them whose first holder is of one's
/// own group. In a block of n seats,
/// - n <= 64: the ties are rounds of a `Tournament`: as many as the mean degree asks for, a remainder being
///   one round more in that share of blocks. So every pair of the block is equally likely, degrees differ by
///   one, and whether two are tied is one look at the round that would bring them together.
/// - otherwise: seats take their degree classes in a keyed order; each holds as many stubs as its degree;
///   a keyed involution without memory pairs the stubs (the configuration model; Bollobas 1980). A stub that
///   meets one of the same seat, or is left over, is empty.
/// Where a band reaches as far as the team, bands that reach further bring nobody together who share a team.
/// Two seats that meet more than once, in one band or two, are tied once. So realised degrees lie below what
/// is asked for: by the chance of repeats, about degree^2 / (2 n) a seat in large blocks; by one n-th in
/// small blocks of an odd number, where one sits out in each round; by what blocks are too small for; and by
/// the teammates whom bands that reach further leave out.
///
/// The address of the keys: U(matching; layer, band, 0, 0..1), docs/week.md.
class MatchingTies {
  public:
    /// Slots of one seat over all bands.
    static constexpr std::uint32_t most_slots = 4096;
    static constexpr std::uint32_t small_block = Tournament::most;

    /// @param layer  tells layers of one world apart
    /// @throws std::invalid_argument if a seat could have more than `most_slots` slots
    MatchingTies(std::shared_ptr<SeatLayout const> layout, std::vector<BandSpec> bands, std::uint32_t layer,
                 Key key);

    /// Ties of a seat in the order of bands and slots, without repeats, in `into` (room for `most_slots`).
    /// Returns how many.
    std::uint32_t neighbours(Seat seat, Seat* into) const;
    bool tied(Seat from, Seat to) const { return tied_to_each(from, {to, to})[0]; }
    /// The same of two seats at once.
    std::array<bool, 2> tied_to_each(Seat from, std::array<Seat, 2> to) const;

    /// What is known of the team asked about last, so that asking after one teammate upon another costs
    /// little. For one layer of ties.
    struct RecentTeam {
        struct Known {
            bool known{false};
            std::uint32_t first{0};
            Tournament tournament;
        };
        SeatRange team;
        std::vector<Known> blocks; ///< by band and group
    };
    std::array<bool, 2> tied_to_each(Seat from, std::array<Seat, 2> to, RecentTeam& recent) const;

    template <class F>
    void for_each(Seat seat, F&& f) const
    {
        Seat found[most_slots];
        std::uint32_t const n = neighbours(seat, found);
        for (std::uint32_t i = 0; i < n; ++i)
            f(found[i]);
    }

    SeatLayout const& layout() const { return *layout_; }
    std::vector<BandSpec> const& bands() const { return bands_; }
    std::uint32_t layer() const { return layer_; }
    /// What it takes besides the layout.
    std::size_t bytes() const;
    Key key() const { return key_; }

  private:
    struct Block;
    struct Stubs;
    struct Surroundings;

    Block block_in(std::size_t band, SeatRange range, Group group) const;
    Tournament tournament_of(std::size_t band, Block const& block) const;
    Block block_of(std::size_t band, Surroundings const& at) const;
    bool within_reach(std::size_t band, Surroundings const& at, Seat to) const;
    template <class F>
    bool any_slot(std::size_t band, Surroundings const& at, F&& f) const;

    std::shared_ptr<SeatLayout const> layout_;
    std::vector<BandSpec> bands_;
    std::vector<double> mean_; ///< degree asked for, by band
    std::vector<std::uint64_t> band_key_;
    bool teams_apart_{false}; ///< some band reaches as far as the team and no further
    /// By band: of a region or the world, and its group; empty where reach is less.
    std::vector<std::shared_ptr<std::vector<Stubs> const>> large_blocks_;
    std::uint32_t layer_;
    Key key_;
};

} // namespace groundswell
