#include <groundswell/simulation.hpp>

#include <algorithm>
#include <groundswell/observer.hpp>
#include <groundswell/own_mechanism.hpp>
#include <span>
#include <stdexcept>
#include <utility>

#include "engine/live_week.hpp"
#include "engine/phases.hpp"
#include "engine/populate.hpp"
#include "engine/ranges.hpp"
#include "engine/state.hpp"
#include "engine/tallies.hpp"
#include "parallel/executor.hpp"
#include "world/world.hpp"

namespace groundswell {

namespace {

SeatRange here(WeekState const& now)
{
    return {now.partition.begin(), now.partition.end()};
}

void cut(WeekState& now, std::vector<ClosedRange> ranges)
{
    now.ranges = std::move(ranges);
    now.range_work = share_threads(now.executor, now.ranges.size());
    now.listed = false;
}

std::unique_ptr<WeekState> prepare(std::shared_ptr<World const> world, Scenario const& scenario, Key key,
                                   int threads, Partition partition)
{
    auto now = std::make_unique<WeekState>();
    now->partition = std::move(partition);
    int const groups = static_cast<int>(world->groups.size()), ranks = world->ranks;
    now->world = std::move(world);
    now->scenario = scenario;
    now->key = key;
    now->recollection = Recollection(key);
    now->executor = Executor(threads);
    now->interventions = activate_interventions(scenario, *now->world);
    now->rules = compile_rules(scenario.parameters, scenario.off, groups, ranks);
    now->counts = Counts(groups, ranks);
    now->exchange = Exchange(now->executor, now->partition, groups, ranks);
    now->open_buffers();
    now->flags.open(now->partition.begin(), now->partition.size());
    now->crowded = now->world->team.may_exceed(Crowd::most);
    cut(*now, closed_ranges(*now->world, here(*now)));
    return now;
}

/// Who looks on in the middle of a week, and may end it.
struct Onlookers {
    Observer* observer;
    Stop stop;
};

/// Phases 1 to 5 of one range, up to the targets' choices.
void run_range(WeekState& now, RangeWork& work, ClosedRange& range, Onlookers const& onlookers)
{
    onlookers.stop.look();
    work.range = &range;
    phase::acts(now, work);
    phase::scenes(now, work);
    phase::reactions(now, work);
    phase::outcomes(now, work);
    phase::choices(now, work);
    if (onlookers.observer) onlookers.observer->range_over(LiveWeek(now), LiveRange(work));
}

/// Remember whom each actor harmed, what was severe for whom, and what instruments count, once all have
/// acted.
void record_harm(WeekState& now)
{
    auto const week = static_cast<std::int16_t>(now.week());
    auto& lived = now.state.lived;
    for (auto const& act : now.exchange.harm_acts.gather()) {
        if (act.sender != no_seat) {
            now.state.people.last_target[act.sender] = act.recipient;
            lived.harm_weeks[act.sender].push_back(week);
        }
        if (act.payload.kind == Kind::advance) lived.severe[act.recipient].advanced(week);
        if (act.payload.kind == Kind::coercion) lived.severe[act.recipient].coerced(week);
    }
    for (auto const& [who, instrument] : now.exchange.recalls.gather())
        lived.recalled[instrument][who].add(week);
}

/// Phases 1 to 5, range by range.
void act_and_answer(WeekState& now, Onlookers const& onlookers)
{
    phase::list_attempters(now);
    now.exchange.confidences.open();
    if (now.range_work.size() == 1) {
        for (auto& range : now.ranges)
            run_range(now, now.range_work.front(), range, onlookers);
    } else {
        now.executor.for_each_dynamic(now.ranges.size(), [&](int thread, std::size_t i) {
            run_range(now, now.range_work[static_cast<std::size_t>(thread)], now.ranges[i], onlookers);
        });
    }
    for (auto& work : now.range_work)
        now.messages += std::exchange(work.messages, 0);
    record_harm(now);
}

/// Add up, over all processes, what this week left.
void add_up(WeekState& now)
{
    auto cells = now.counts.cells();
    std::vector<std::uint64_t> sums(cells.begin(), cells.end());
    sums.push_back(now.messages);
    sums.push_back(now.candidates());
    now.partition.sum(sums);
    std::ranges::copy(std::span(sums).first(cells.size()), cells.begin());
    now.counts = Counts(now.counts.groups(), now.counts.ranks(), std::move(cells));
    now.totals = {.messages = sums[sums.size() - 2], .candidates = sums.back()};
}

} // namespace

Simulation::Simulation(std::shared_ptr<World const> world, Scenario const& scenario, Key key, int threads)
    : now_(prepare(world, scenario, key, threads, Partition(world->seats)))
{
    populate(*now_);
    now_->state.members.assign(now_->interventions.size(), {});
    phase::mean_attitudes(*now_);
}

Simulation::Simulation(std::shared_ptr<World const> world, Scenario const& scenario, Key key, int threads,
                       Processes& processes)
    : now_(prepare(world, scenario, key, threads,
                   Partition(processes, closed_parts(*world, processes.count()))))
{
    populate(*now_);
    now_->state.members.assign(now_->interventions.size(), {});
    phase::mean_attitudes(*now_);
}

Simulation::Simulation(std::shared_ptr<World const> world, Scenario const& scenario, Key key,
                       SimulationState state, int threads)
    : now_(prepare(world, scenario, key, threads, Partition(world->seats)))
{
    now_->state = std::move(state);
    now_->state.members.resize(now_->interventions.size());
    phase::mean_attitudes(*now_);
}

Simulation Simulation::branch() const
{
    if (!now_->partition.alone()) throw std::logic_error("a part of a spread world has no branch");
    Simulation other(now_->world, now_->scenario, now_->key, now_->state, now_->executor.threads());
    other.now_->own = now_->own;
    return other;
}

void Simulation::restore(SimulationState state)
{
    auto const& now = *now_;
    Simulation other(now.world, now.scenario, now.key, std::move(state), now.executor.threads());
    other.now_->own = now.own;
    now_ = std::move(other.now_);
}

void Simulation::use(std::vector<OwnMechanism const*> mechanisms)
{
    std::vector<OwnDeclaration> declarations;
    for (auto const* const mechanism : mechanisms)
        declarations.push_back(mechanism->declaration());
    throw_if_any(check_own(declarations));
    now_->own = std::move(mechanisms);
}

void Simulation::restore(Tallies tallies)
{
    now_->fates = std::move(tallies.fates);
    now_->messages = tallies.messages;
    now_->candidates_before = tallies.candidates;
    now_->cost = tallies.cost;
}

Tallies Simulation::tallies() const
{
    return {.fates = now_->fates,
            .messages = now_->messages,
            .candidates = now_->candidates(),
            .cost = now_->cost};
}

Simulation::Simulation(Simulation&&) noexcept = default;
Simulation& Simulation::operator=(Simulation&&) noexcept = default;
Simulation::~Simulation() = default;

std::size_t Simulation::cut_into_ranges(std::size_t least)
{
    cut(*now_, closed_ranges(*now_->world, here(*now_), least));
    return now_->ranges.size();
}

void Simulation::step()
{
    WeekState& now = *now_;
    if (!now.partition.alone() && (observer_ || !now.own.empty()))
        throw std::logic_error("a part of a spread world has no observer and no mechanisms of one's own");
    std::ranges::fill(now.flags, std::uint8_t{0});
    now.exchange.clear_counts();

    if (observer_) observer_->week_begins(LiveWeek(now));
    phase::interventions(now);
    act_and_answer(now, {observer_, stop_});
    stop_.look();
    phase::disclosures(now);
    phase::officials(now);
    phase::filing(now);
    phase::rulings(now);
    stop_.look();
    if (observer_) observer_->before_discourse(LiveWeek(now));
    phase::discourse(now);
    phase::learned_by_hearing(now);
    stop_.look();
    phase::influence(now);
    phase::careers(now);
    phase::mean_attitudes(now); // for whoever reads states before the next week
    if (observer_) observer_->week_over(LiveWeek(now));

    now.exchange.sum_counts(now.counts);
    if (!now.partition.alone()) add_up(now);
    ++now.state.week;
}

void Simulation::run_until(Week week)
{
    while (now_->state.week < week)
        step();
}

Week Simulation::week() const
{
    return now_->state.week;
}
Scenario const& Simulation::scenario() const
{
    return now_->scenario;
}
Key Simulation::key() const
{
    return now_->key;
}
World const& Simulation::world() const
{
    return *now_->world;
}
std::shared_ptr<World const> Simulation::shared_world() const
{
    return now_->world;
}
SimulationState const& Simulation::state() const
{
    return now_->state;
}
Rules const& Simulation::rules() const
{
    return now_->rules;
}
Counts const& Simulation::counts() const
{
    return now_->counts;
}
Fates const& Simulation::fates() const
{
    return now_->fates;
}
std::uint64_t Simulation::messages() const
{
    return now_->partition.alone() ? now_->messages : now_->totals.messages;
}
double Simulation::intervention_cost() const
{
    return now_->cost;
}

std::uint64_t Simulation::candidates() const
{
    return now_->partition.alone() ? now_->candidates() : now_->totals.candidates;
}

Partition const& Simulation::partition() const
{
    return now_->partition;
}

PersonState Simulation::read(Seat seat) const
{
    return now_->read(seat);
}

} // namespace groundswell
