#pragma once
#include <memory>

#include "engine/state.hpp"
#include "observe/counters.hpp"
#include "parallel/executor.hpp"
#include "random/draw.hpp"
#include "scenario/scenario.hpp"
#include "world/world.hpp"

namespace groundswell {

class Observer;
struct Stage;

/// The world that a scenario describes, for one key: generated, or read from the user's tables.
///
/// @throws UserError if the tables or the file cannot be used, or if the run would not fit into memory; that
/// is
///         said before anything large is allocated, with the estimate and the limit (`memory_limit`)
std::shared_ptr<World const> build_world(Scenario const& scenario, Key key, ImportReport* report = nullptr,
                                         Executor executor = Executor{1});

/// One institution, week by week.
///
/// The result of a week depends on the world, the scenario, the key and the state; threads never change it.
class Simulation {
  public:
    /// Ready at the first week of burn-in (-parameters.run.burnin).
    Simulation(std::shared_ptr<World const> world, Scenario const& scenario, Key key,
               Executor executor = Executor{1});

    /// The same world and key from a given state on, under a scenario that may differ (a burnt-in world
    /// reused). The scenario's interventions may differ from those that the state was made with.
    Simulation(std::shared_ptr<World const> world, Scenario const& scenario, Key key, SimulationState state,
               Executor executor = Executor{1});

    Simulation(Simulation&&) noexcept;
    Simulation& operator=(Simulation&&) noexcept;
    ~Simulation();

    /// Have somebody look on from the next week on; null: nobody. It must outlive the simulation.
    void observe(Observer* observer) { observer_ = observer; }

    /// Cut the seats into ranges of at least so many, where no tie of a team crosses, and go through the
    /// first half of a week range by range. Never changes a result. @return how many ranges there are
    std::size_t cut_into_ranges(std::size_t least);

    /// Run one week.
    void step();
    /// Run until `week` is the next to run.
    void run_until(Week week);

    Week week() const;
    World const& world() const;
    std::shared_ptr<World const> shared_world() const;
    SimulationState const& state() const;
    /// Rules of the week that was run last, changes by interventions included.
    Rules const& rules() const;
    /// Events of the week that was run last.
    Counts const& counts() const;
    /// Messages delivered and candidates for attempts drawn since construction.
    std::uint64_t messages() const;
    std::uint64_t candidates() const;
    /// Spent on interventions since construction [currency of the scenario].
    double intervention_cost() const;

    /// A person's state as it reads now, at the week to be run next (relaxed, held interventions and
    /// components applied).
    PersonState read(Seat seat) const;

  private:
    std::unique_ptr<Stage> stage_;
    Observer* observer_{nullptr};
};

} // namespace groundswell
