#pragma once
#include <cstddef>
#include <cstdint>
#include <groundswell/ids.hpp>
#include <groundswell/key.hpp>
#include <groundswell/person.hpp>
#include <groundswell/stop.hpp>
#include <memory>
#include <vector>

namespace groundswell {

class Counts;
class Fates;
class Observer;
class OwnMechanism;
class Processes;
class Partition;
struct ImportReport;
struct Rules;
struct Scenario;
struct SimulationState;
struct Tallies;
struct WeekState;
struct World;

struct BuildOptions {
    ImportReport* report{nullptr}; ///< receives what an import guessed and set aside
    int threads{1};                ///< at least 1; they never change the world
    Stop stop{};
    int processes{1}; ///< over which the world's people will be spread: what fits is reckoned for one of them
};

/// Build the world that a scenario describes, for one key: generate it, or read the user's tables.
///
/// @throws UserError if the tables or the file cannot be used, or if the run would not fit into memory. That
/// is
///         said before anything large is allocated, with the estimate and the limit (GROUNDSWELL_MEMORY, or
///         what the machine has).
/// @throws Stopped if asked to
std::shared_ptr<World const> build_world(Scenario const& scenario, Key key, BuildOptions const& options = {});

/// Simulates one institution week by week.
///
/// The result of a week depends on the world, the scenario, the key and the state. Threads never change it.
class Simulation {
  public:
    /// Start at the first week of burn-in (-parameters.run.burnin).
    ///
    /// @param threads  at least 1
    Simulation(std::shared_ptr<World const> world, Scenario const& scenario, Key key, int threads = 1);

    /// Go on from a given state in the same world with the same key. The scenario may differ from the one
    /// that the state was made with, interventions included; so a burnt-in world can be reused.
    Simulation(std::shared_ptr<World const> world, Scenario const& scenario, Key key, SimulationState state,
               int threads = 1);

    /// Hold a part of a world that is spread over processes, each of which has the same world, scenario and
    /// key. All run the same weeks. Results are over all processes, and those of one; the state is of the
    /// people whom this process holds. It has no observer, no mechanisms of one's own and no branch
    /// (std::logic_error). For the program: processes are no part of the library.
    Simulation(std::shared_ptr<World const> world, Scenario const& scenario, Key key, int threads,
               Processes& processes);

    /// A second simulation that goes on from here on its own, with the same mechanisms, without an observer.
    Simulation branch() const;

    Simulation(Simulation&&) noexcept;
    Simulation& operator=(Simulation&&) noexcept;
    ~Simulation();

    /// Set the observer from the next week on; null removes it. It must outlive the simulation.
    void observe(Observer* observer) { observer_ = observer; }

    /// Set the mechanisms of one's own from the next week on, which act in this order. They must outlive the
    /// simulation and its branches. They are no part of the state.
    ///
    /// @throws UserError with every fault of their declarations
    void use(std::vector<OwnMechanism const*> mechanisms);

    /// Look at `stop` several times a week. A simulation that has stopped is in the middle of a week, and of
    /// no further use.
    void stop_when(Stop stop) { stop_ = stop; }

    /// Cut the seats into ranges of at least `least` seats where no team tie crosses. The first half of a
    /// week is run range by range. The cut never changes a result.
    ///
    /// @return the number of ranges
    std::size_t cut_into_ranges(std::size_t least);

    /// Run one week.
    void step();
    /// Run until `week` is the next to run.
    void run_until(Week week);

    /// The week to be run next.
    Week week() const;
    /// Events of the week that was run last, by group and rank.
    Counts const& counts() const;
    /// What became of acts of the weeks that were run since construction; of a part of a spread world, of the
    /// acts of its people.
    Fates const& fates() const;
    /// Read a person's state as it is at the week to be run next: relaxed, with what interventions and
    /// components impose. The seat must be occupied.
    PersonState read(Seat seat) const;
    /// Messages delivered since construction.
    std::uint64_t messages() const;
    /// Candidates for attempts drawn since construction.
    std::uint64_t candidates() const;
    /// Spent on interventions since construction [currency of the scenario].
    double intervention_cost() const;

    World const& world() const;
    std::shared_ptr<World const> shared_world() const;
    /// Everything that changes from week to week; opaque outside of the library.
    SimulationState const& state() const;
    /// Whose people the state is of; opaque too.
    Partition const& partition() const;
    /// What was added up since construction; opaque too.
    Tallies tallies() const;
    /// Go on from another state of the same world.
    void restore(SimulationState state);
    /// Go on adding up from there.
    void restore(Tallies tallies);
    Scenario const& scenario() const;
    Key key() const;
    /// Rules of the week that was run last, with interventions applied; opaque too.
    Rules const& rules() const;

  private:
    std::unique_ptr<WeekState> now_;
    Observer* observer_{nullptr};
    Stop stop_;
};

} // namespace groundswell
