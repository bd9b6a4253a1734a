#include "experiment/card_runs.hpp"

#include "card/card.hpp"
#include "engine/observation.hpp"
#include "parallel/partition.hpp"
#include "world/world.hpp"

namespace groundswell {

namespace {

/// Why the card cannot run it; nothing if it can.
std::optional<std::string> obstacle(Simulation const& simulation, RunOptions const& options)
{
    if (options.observer) return "somebody looks on week by week";
    if (!options.own.empty()) return "mechanisms of one's own are at work";
    if (options.checkpoint) return "states are kept on the way";
    if (!simulation.partition().alone()) return "the world is spread over processes";
    return block::BlockRun::obstacle(simulation.world());
}

/// How people are before the first week, where it is one that is recorded.
void look_before(Simulation const& simulation, Week end, int observe_every, Recorded& recorded)
{
    if (simulation.week() < 0 || simulation.week() >= end) return;
    recorded.occupied.push_back(count_people(simulation));
    if (observe_every > 0 && simulation.week() % observe_every == 0)
        recorded.states.push_back(observe_states(simulation));
}

template <class T>
void append(std::vector<T>& to, std::vector<T> more)
{
    to.insert(to.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

} // namespace

std::optional<Recorded> run_on_card(Simulation& simulation, Week end, int observe_every,
                                    RunOptions const& options)
{
    if (!options.card || simulation.week() >= end) return {};
    if (auto const why = obstacle(simulation, options)) {
        options.card->note_other(*why);
        return {};
    }
    Recorded out;
    look_before(simulation, end, observe_every, out);
    block::BlockRun run(simulation.shared_world(), simulation.scenario(), simulation.key(),
                        simulation.state());
    auto recorded = options.card->run(run, end, observe_every, options.stop);
    if (!recorded) return {};
    simulation.restore(run.state());
    simulation.restore(run.tallies());
    out.messages_before = recorded->messages_before;
    out.candidates_before = recorded->candidates_before;
    out.series = std::move(recorded->series);
    append(out.occupied, std::move(recorded->occupied));
    append(out.states, std::move(recorded->states));
    return out;
}

} // namespace groundswell
