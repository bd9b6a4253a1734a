#pragma once
#include <cstdint>
#include <filesystem>
#include <groundswell/result.hpp>
#include <groundswell/scenario.hpp>
#include <groundswell/simulation.hpp>
#include <groundswell/stop.hpp>
#include <groundswell/summary.hpp>
#include <memory>
#include <vector>

namespace groundswell {

class Card;
class OwnMechanism;
class RunCheckpoint;

struct RunOptions {
    int threads{1};        ///< never changes a result
    bool series{true};     ///< keep weekly counts
    int observe_every{13}; ///< weeks between means of states; 0: only at the end
    std::uint32_t first_replicate{0};
    std::uint32_t replicates{20};
    /// Folder in which burnt-in worlds are kept (`standard_cache`), so that the same burn-in is not run
    /// twice; empty: none. Never changes a result. The folder stays within 256 MiB.
    std::filesystem::path cache{};
    std::vector<std::uint32_t> skip{}; ///< replicates that `run_replicates` leaves out
    /// Looks on from the first week of the horizon, of the burn-in too where that is not shared; never
    /// changes a result. May throw to end the run. One for each replicate that runs at the same time.
    Observer* observer{nullptr};
    Stop stop{}; ///< looked at several times a week
    /// Where states are kept on the way, and gone on from. Never changes a result.
    RunCheckpoint* checkpoint{nullptr};
    /// Runs weeks where it can; null: the processor does. Never changes a result.
    std::shared_ptr<Card> card{};
    /// Mechanisms of one's own that act in every week, burn-in included. Then no burnt-in world is kept or
    /// taken from the cache, and there is no checkpoint: neither would know of them.
    std::vector<OwnMechanism const*> own{};
};

/// A world at week 0, from which several variants can start. Shared by replicates that differ in rules only.
class BurntIn {
  public:
    /// @param state  at week 0
    BurntIn(std::shared_ptr<World const> world, SimulationState state);
    BurntIn(BurntIn const& other);
    BurntIn(BurntIn&&) noexcept;
    BurntIn& operator=(BurntIn const& other);
    BurntIn& operator=(BurntIn&&) noexcept;
    ~BurntIn();

    std::shared_ptr<World const> const& world() const { return world_; }
    SimulationState& state() { return *state_; }
    SimulationState const& state() const { return *state_; }

  private:
    std::shared_ptr<World const> world_;
    std::unique_ptr<SimulationState> state_;
};

/// The user's own folder for burnt-in worlds, for `RunOptions::cache`.
/// It is $GROUNDSWELL_CACHE if that is set (empty: no folder), else $XDG_CACHE_HOME/groundswell, else
/// ~/.cache/groundswell.
std::filesystem::path standard_cache();

/// Build the world of one replicate and run its burn-in, with the threads, the cache, the observer and the
/// stop of the options.
///
/// @throws Stopped if asked to
BurntIn burn_in(Scenario const& scenario, std::uint32_t replicate, RunOptions const& options = {});

/// Run the horizon of a scenario from a burnt-in world. Earlier effects of interventions
/// that start before week 0 are not replayed.
ReplicateResult run_from_burn_in(BurntIn start, Scenario const& scenario, std::uint32_t replicate,
                                 RunOptions const& options = {});

/// One replicate, start to end: key (scenario.seed, replicate).
ReplicateResult run_replicate(Scenario const& scenario, std::uint32_t replicate,
                              RunOptions const& options = {});

/// Run replicates `first_replicate ..` of a scenario and hand each to the sink as soon as it and those before
/// it are finished.
///
/// Replicates are spread over threads; a single one has all threads for itself. At most 4 finished results
/// per thread wait for their turn.
/// @throws UserError if the world cannot be built (files), before anything is handed over.
/// @throws Stopped if asked to. Every finished replicate is handed over first, so some may be missing before
///         the last of them.
void run_replicates(Scenario const& scenario, RunOptions const& options, Sink& sink);

/// Run replicates and keep what findings need of each, in order of their number.
///
/// @throws UserError as `run_replicates`
std::vector<ReplicateSummary> run_summaries(Scenario const& scenario, RunOptions const& options = {});

} // namespace groundswell
