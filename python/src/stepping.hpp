#pragma once
#include <cstdint>
#include <groundswell/counters.hpp>
#include <groundswell/figures.hpp>
#include <groundswell/observer.hpp>
#include <groundswell/own_mechanism.hpp>
#include <groundswell/scenario.hpp>
#include <groundswell/simulation.hpp>
#include <groundswell/week.hpp>
#include <groundswell/world.hpp>
#include <memory>
#include <optional>
#include <vector>

namespace groundswell::python {

/// Keeps the group of whoever holds each seat at the end of a week.
class HolderObserver : public Observer {
  public:
    explicit HolderObserver(std::vector<Group>& groups) : groups_(&groups) {}
    void week_over(WeekView const& view) override
    {
        for (Seat seat = 0; seat < groups_->size(); ++seat)
            (*groups_)[seat] = view.group(seat);
    }

  private:
    std::vector<Group>* groups_;
};

/// What one week of the horizon counted.
struct CountedWeek {
    Counts counts;
    std::vector<std::uint32_t> people; ///< [group][rank]
};

using Mechanisms = std::vector<OwnMechanism const*>;

/// Which replicate is run, and how.
struct SteppingAsked {
    std::uint32_t replicate{0};
    bool burn_in{true}; ///< run it first; else start at its first week
    int threads{1};
};

/// A simulation that is run week by week, with what figures need of the weeks so far.
class Stepping {
  public:
    /// @param own  must outlive it
    Stepping(Scenario scenario, SteppingAsked const& asked, Mechanisms own, Stop stop);

    Stepping branch() const;
    void step(int weeks, Stop stop);
    /// Change a parameter from the week to be run next.
    ///
    /// @throws UserError if it cannot change during a run
    void set(std::string const& name, std::string const& value);

    Week week() const { return simulation_->week(); }
    Scenario const& scenario() const { return scenario_; }
    Simulation const& simulation() const { return *simulation_; }
    std::vector<Group> const& holders() const { return holders_; }
    std::vector<CountedWeek> const& weeks() const { return weeks_; }
    WorldFacts facts() const { return WorldFacts(simulation_->shared_world()); }

    /// A figure made of events, over its own window, of one group or of everyone; NaN where it has no value.
    double figure(EventRatio const& ratio, FigureWindow window, std::optional<Group> group) const;

  private:
    Stepping() = default;
    std::vector<std::uint32_t> count_people() const;

    Scenario scenario_;
    Key key_;
    int threads_{1};
    Mechanisms own_;
    std::unique_ptr<Simulation> simulation_;
    std::vector<Group> holders_;
    std::vector<CountedWeek> weeks_; ///< from week 0 on
};

} // namespace groundswell::python
