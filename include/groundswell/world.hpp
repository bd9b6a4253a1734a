#pragma once
#include <cstddef>
#include <cstdint>
#include <groundswell/ids.hpp>
#include <groundswell/stop.hpp>
#include <memory>
#include <string>
#include <vector>

/// Worlds, and worlds as files (HDF5; docs/worlds.md says what is in them).
namespace groundswell {

/// Seats, their place in the institution, and the ties between them. `build_world` makes one; `WorldFacts`
/// reads it.
struct World;

/// The three layers of ties.
enum class Layer : std::uint8_t { team, confidant, audience };

/// Reads what does not change during a run.
///
/// Seats are numbered 0 .. seats() - 1, units and institutions from 0 too. It shares the world and is cheap
/// to copy.
class WorldFacts {
  public:
    explicit WorldFacts(std::shared_ptr<World const> world) : world_(std::move(world)) {}

    std::size_t seats() const;
    int ranks() const;
    std::vector<std::string> const& groups() const; ///< names
    std::size_t units() const;
    std::string unit_name(Unit unit) const;
    std::size_t institutions() const;
    Rank rank(Seat seat) const;
    /// Of the seat's first holder.
    Group group(Seat seat) const;
    Unit unit(Seat seat) const;
    Institution institution(Seat seat) const;
    /// The seats that a seat is tied to.
    std::vector<Seat> ties(Layer layer, Seat seat) const;
    /// Mean number of ties per seat, as a large world estimates it: from 100,000 seats at even distances.
    double mean_degree(Layer layer) const;

  private:
    std::shared_ptr<World const> world_;
};

/// The description of a file, known before its columns are read.
struct WorldHeader {
    std::string title;
    std::size_t seats{0};
    int ranks{1};
    std::vector<std::string> groups;
    bool imported{false};
    bool counted{true};      ///< made of tables or of a profile, not by the built-in generator
    std::uint64_t digest{0}; ///< over all columns
    std::uint64_t bytes{0};  ///< of all columns; the world takes so much memory, or somewhat less
};

/// Write a world. Columns go to the file in chunks, each with a checksum; no second copy is made. Only the
/// owner of the file can read a world of imported people.
///
/// @throws UserError if the file exists already or cannot be written; then no file is left
void write_world_file(World const& world, std::string const& path, std::string const& title, Stop stop = {});

/// @throws UserError, by name, if the file is no world, is truncated, or is of a newer version
WorldHeader read_world_header(std::string const& path);

} // namespace groundswell
