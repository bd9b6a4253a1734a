#pragma once
#include <cstdint>
#include <filesystem>
#include <groundswell/scenario.hpp>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace groundswell {

class Simulation;
struct ReplicateProgress;
struct Recorded;
struct World;

/// What a run is asked, beside its scenario.
struct CheckpointedRun {
    int every{52};         ///< weeks between two states of a replicate that are kept
    int observe_every{13}; ///< as in `RunOptions`
    std::string command;   ///< of the run, for provenance
};

/// The state of a run on disk (HDF5), so that it goes on after a stop, a crash or a power cut: how far each
/// replicate is, and the scenario. One file for all replicates.
///
/// It is written beside its place, onto the disk, and then moved into it, so that the name always leads to a
/// whole file. Only its owner can read it. It holds no ids of imported people, but the names of their tables.
/// Several threads may use it.
class RunCheckpoint {
  public:
    /// Begin a file, or go on with the one that is there. Nothing is written yet.
    ///
    /// @throws UserError if the file is there and is of another scenario, seed or version
    RunCheckpoint(std::filesystem::path const& file, Scenario const& scenario, CheckpointedRun run);

    /// Read a file, with the scenario that it keeps. Tables, profiles and world files are read again.
    ///
    /// @throws UserError if it is no checkpoint, is damaged or of another version, or if what the scenario
    ///         reads is not there or has changed
    explicit RunCheckpoint(std::filesystem::path const& file);
    RunCheckpoint(RunCheckpoint&&) noexcept;
    ~RunCheckpoint();

    /// The scenario to go on with. Only a longer one of the same may be set.
    Scenario const& scenario() const;
    /// Run for so many weeks after burn-in.
    ///
    /// @param command  that would make such a run at once, for provenance
    /// @throws UserError if a replicate is further than that
    void lengthen(int weeks, std::string command);
    CheckpointedRun const& asked() const;

    /// The replicates that have begun, ascending.
    std::vector<std::uint32_t> replicates() const;
    /// How far a replicate is; nothing if it has not begun.
    ///
    /// @throws UserError if what the file says cannot be a state of this world
    std::optional<ReplicateProgress> find(std::uint32_t replicate, World const& world) const;

    /// Whether a state is to be kept before this week.
    bool due(Week week) const;
    /// Keep how far a replicate is. The file is written as soon as an eighth of it is new, so that what is
    /// written grows with the run, and not with the number of replicates times it.
    ///
    /// @throws UserError if it cannot be written
    void keep(std::uint32_t replicate, Simulation const& simulation, Recorded const& recorded);
    /// Write what is not on the disk yet.
    void flush();

  private:
    struct Content;
    std::unique_ptr<Content> content_;
};

} // namespace groundswell
