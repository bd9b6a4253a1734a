#pragma once
#include <cstddef>
#include <cstdint>
#include <memory>

#include "base/ids.hpp"
#include "random/key.hpp"
#include "world/person.hpp"

namespace groundswell {

class Counts;
class Fates;
class Observer;
struct ImportReport;
struct Rules;
struct Scenario;
struct SimulationState;
struct WeekState;
struct World;

/// Build the world that a scenario describes, for one key: generate it, or read the user's tables.
///
/// @param report   receives what an import guessed and set aside; null where nobody asks
/// @param threads  at least 1; they never change the world
/// @throws UserError if the tables or the file cannot be used, or if the run would not fit into memory. That
/// is
///         said before anything large is allocated, with the estimate and the limit (`memory_limit`).
std::shared_ptr<World const> build_world(Scenario const& scenario, Key key, ImportReport* report = nullptr,
                                         int threads = 1);

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

    Simulation(Simulation&&) noexcept;
    Simulation& operator=(Simulation&&) noexcept;
    ~Simulation();

    /// Set the observer from the next week on; null removes it. It must outlive the simulation.
    void observe(Observer* observer) { observer_ = observer; }

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
    /// What became of acts of the weeks that were run since construction.
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
    /// Everything that changes from week to week.
    SimulationState const& state() const;
    /// Rules of the week that was run last, with interventions applied.
    Rules const& rules() const;

  private:
    std::unique_ptr<WeekState> now_;
    Observer* observer_{nullptr};
};

} // namespace groundswell
