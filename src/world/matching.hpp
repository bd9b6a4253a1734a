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

/// Symmetric ties that are computed and not stored. The key of a block determines the ties in it.
///
/// A block is the seats of a team, unit, region or world, or those among them whose first holder is of one's
/// own group. In a block of n seats,
/// - n <= 64: the ties are rounds of a `Tournament`, as many as the mean degree asks for. A remainder
///   becomes one round more in that share of blocks. So every pair of the block is equally likely, and
///   degrees differ by one. One look at the round that pairs two seats tells whether they are tied.
/// - otherwise: seats take their degree classes in a keyed order. Each has as many stubs as its degree. A
///   keyed involution pairs the stubs (the configuration model; Bollobas 1980). A stub is empty if it is
///   paired with a stub of the same seat, or left over.
///
/// If a band reaches as far as the team only, bands that reach further tie no two seats of one team. Two
/// seats that are paired more than once, in one band or two, are tied once. So realised degrees are below
/// the degrees asked for, for four reasons:
/// - repeats: about degree^2 / (2 n) per seat in large blocks;
/// - small blocks of an odd number, where one seat sits out in each round: one n-th;
/// - blocks that are too small;
/// - teammates, whom bands that reach further leave out.
///
/// The address of the keys: U(matching; layer, band, 0, 0..1), docs/week.md.
class MatchingTies {
  public:
    /// Slots of one seat over all bands.
    static constexpr std::uint32_t most_slots = 4096;
    static constexpr std::uint32_t small_block = Tournament::most;

    /// @param layer  number of the layer; layers of one world must differ in it
    /// @throws std::invalid_argument if a seat could have more than `most_slots` slots
    MatchingTies(std::shared_ptr<SeatLayout const> layout, std::vector<BandSpec> bands, std::uint32_t layer,
                 Key key);

    /// Write the ties of a seat to `into` (room for `most_slots`), in the order of bands and slots, without
    /// repeats. @return their number
    std::uint32_t neighbours(Seat seat, Seat* into) const;
    bool tied(Seat from, Seat to) const { return tied_to_each(from, {to, to})[0]; }
    /// The same of two seats at once.
    std::array<bool, 2> tied_to_each(Seat from, std::array<Seat, 2> to) const;

    /// Cache of the team asked about last, for one layer of ties. It makes it cheap to ask about one
    /// teammate after another.
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
    /// Bytes that it takes besides the layout.
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
    bool teams_apart_{false}; ///< some band reaches as far as the team only
    /// By band: blocks of a region or the world, and their group; empty if the reach is less.
    std::vector<std::shared_ptr<std::vector<Stubs> const>> large_blocks_;
    std::uint32_t layer_;
    Key key_;
};

} // namespace groundswell
