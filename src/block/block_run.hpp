#pragma once
#include <cstddef>
#include <groundswell/key.hpp>
#include <groundswell/scenario.hpp>
#include <memory>
#include <optional>
#include <string>
#include <vector>

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

    BlockRun(std::shared_ptr<World const> world, Scenario const& scenario, Key key,
             SimulationState const& start);
    BlockRun(BlockRun const&) = delete;
    BlockRun& operator=(BlockRun const&) = delete;

    /// Compile the rules of the next week, where interventions change them.
    void prepare_week();
    /// Run one week on this thread.
    void step();

    Week week() const { return week_; }
    /// Whether a list had no room. Then results are of no use, and the engine runs the world.
    bool lost() const { return memory_.lost; }
    /// Events of the week that was run last.
    Counts counts() const;
    /// Everything that changes from week to week, as the engine has it.
    SimulationState state() const;
    /// What was added up since the start.
    Tallies tallies() const;
    Rules const& rules() const { return rules_; }

    // For whoever runs a week by a team: between `prepare_week` and `week_is_over`.
    Program const& program() const { return program_; }
    Memory& memory() { return memory_; }
    void week_is_over() { ++week_; }

  private:
    void allocate();
    void load(SimulationState const& state);
    void load_facts(SimulationState const& state);
    void store_facts(SimulationState& state) const;

    std::shared_ptr<World const> world_;
    Scenario scenario_;
    Key key_;
    Week week_;
    bool rules_stale_{true};

    WorldArrays arrays_;
    std::vector<ActiveIntervention> active_;
    std::vector<std::vector<std::uint8_t>> in_scope_;
    std::vector<Intervention> interventions_;
    Recollection recollection_;
    Rules rules_;
    std::optional<Presence> presence_;
    std::optional<Outsiders> outsiders_;
    Program program_;
    std::vector<std::byte> bytes_;
    Memory memory_;
};

} // namespace groundswell::block
