#pragma once
#include <cstddef>
#include <groundswell/key.hpp>
#include <groundswell/scenario.hpp>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "block/arena.hpp"
#include "block/memory.hpp"
#include "block/program.hpp"
#include "engine/active_interventions.hpp"
#include "engine/state.hpp"
#include "engine/tallies.hpp"

namespace groundswell::block {

/// A small world that the block program runs week by week, from a state of the engine's to one of the
/// engine's.
class BlockRun {
  public:
    /// Why the block program cannot run a world; nothing if it can.
    static std::optional<std::string> obstacle(World const& world);

    BlockRun(std::shared_ptr<World const> world, Scenario scenario, Key key, SimulationState const& start);
    BlockRun(BlockRun const&) = delete;
    BlockRun& operator=(BlockRun const&) = delete;

    /// Compile the rules of the next week, where interventions change them. @return whether they did
    bool prepare_week();
    /// The first week after the next in which interventions may change the rules; `end` if there is none
    /// before.
    Week rules_stay_until(Week end) const;
    /// Run one week on this thread.
    void step();

    Week week() const { return week_; }
    /// Whether a list had no room. Then results are of no use, and the engine runs the world.
    bool lost() const { return memory_.lost > 0; }
    /// Events of the week that was run last.
    Counts counts() const;
    /// Everything that changes from week to week, as the engine has it.
    SimulationState state() const;
    /// What was added up since the start.
    Tallies tallies() const;

    // For whoever runs weeks by a team, after `prepare_week`.
    Program const& program() const { return program_; }
    /// With room for what a week needs.
    Memory& memory_for_weeks();
    void weeks_are_over(Week next) { week_ = next; }

    // For whoever runs weeks elsewhere: what is to be copied there and, of what changes, back.
    Arena const& program_bytes() const { return program_bytes_; }
    Arena& state_bytes() { return state_bytes_; }
    Memory const& memory() const { return memory_; }
    /// Take over what came back, besides `state_bytes`.
    void take(Memory const& back);

  private:
    void lay_out(Rules const& rules);
    void load(SimulationState const& state);
    void find_mean_attitudes();
    void load_facts(SimulationState const& state);
    void store_facts(SimulationState& state) const;

    std::shared_ptr<World const> world_;
    Scenario scenario_;
    Key key_;
    Week week_;
    bool rules_stale_{true};

    std::vector<ActiveIntervention> active_;
    Program program_;
    Memory memory_;
    Arena program_bytes_, state_bytes_, week_bytes_;
};

} // namespace groundswell::block
