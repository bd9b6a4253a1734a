#include "engine/simulation.hpp"

#include <algorithm>
#include <utility>

#include "engine/observer.hpp"
#include "engine/phases.hpp"
#include "engine/ranges.hpp"
#include "engine/turnover.hpp"
#include "mechanisms/birth.hpp"

namespace groundswell {

namespace {

/// Which groups hold the seats at the start with component `representation` off: each rank has the shares of
/// the whole.
std::vector<Group> represented_groups(World const& world, std::vector<double> const& share, Key key)
{
    std::vector<Group> out(world.seats);
    for (Rank rank = 0; rank < world.ranks; ++rank) {
        std::vector<std::pair<double, Seat>> seats;
        for (Seat seat = 0; seat < world.seats; ++seat)
            if (world.rank[seat] == rank)
                seats.emplace_back(uniform(key, Purpose::assign_group, {seat, 1, 0, 0}), seat);
        std::ranges::sort(seats);
        auto const n = static_cast<double>(seats.size());
        std::vector<std::size_t> places;
        std::vector<std::pair<double, std::size_t>> remainder;
        std::size_t given = 0;
        for (std::size_t g = 0; g < share.size(); ++g) {
            places.push_back(static_cast<std::size_t>(share[g] * n + 1e-9));
            remainder.emplace_back(-(share[g] * n - static_cast<double>(places[g])), g);
            given += places[g];
        }
        std::ranges::stable_sort(remainder,
                                 [](auto const& a, auto const& b) { return a.first < b.first - 1e-9; });
        for (std::size_t i = 0; given < seats.size(); ++i, ++given)
            ++places[remainder[i % places.size()].second];
        std::size_t next = 0;
        for (std::size_t g = 0; g < share.size(); ++g)
            for (std::size_t i = 0; i < places[g]; ++i)
                out[seats[next++].second] = static_cast<Group>(g);
    }
    return out;
}

/// Harm propensity of the last of the top tenth among those who have any.
float top_tenth(People const& people)
{
    std::vector<float> harm;
    for (auto const& [seat, own] : people.propensity)
        if (own.harm > 0) harm.push_back(own.harm);
    if (harm.empty()) return 0;
    auto const k = static_cast<std::ptrdiff_t>((harm.size() + 9) / 10 - 1);
    std::ranges::nth_element(harm, harm.begin() + k, std::greater<>{});
    return harm[static_cast<std::size_t>(k)];
}

void populate(Stage& stage)
{
    World const& world = *stage.world;
    auto& state = stage.state;
    state.week = -static_cast<Week>(stage.scenario.parameters.run.burnin + 0.5);
    state.people.resize(world.seats);
    state.lived.resize(world.seats);
    state.group_share.assign(world.groups.size(), 0);
    for (Group const group : world.first_group)
        state.group_share[group] += 1;
    for (double& share : state.group_share)
        share /= static_cast<double>(world.seats);

    std::vector<Group> represented;
    if (stage.rules.off.representation) represented = represented_groups(world, state.group_share, stage.key);
    auto const& groups = stage.rules.off.representation ? represented : world.first_group;
    Birth const birth{stage.rules, stage.key};
    auto& propensity = state.people.propensity;
    propensity.open_pages(world.seats);
    stage.executor.for_blocks(propensity.pages(), [&](int, std::size_t begin, std::size_t end) {
        std::vector<SparseColumn<Propensity>::Row> rows;
        for (std::size_t page = begin; page < end; ++page) {
            rows.clear();
            std::size_t const first = page * propensity.page_seats;
            for (auto seat = static_cast<Seat>(first);
                 seat < std::min(first + propensity.page_seats, world.seats); ++seat) {
                auto const newcomer = birth({seat, founder_week}, groups[seat], state.week);
                state.people.record[seat] = newcomer.record;
                state.people.group[seat] = groups[seat];
                state.people.birth_seat[seat] = seat;
                state.people.hired[seat] = founder_week;
                if (newcomer.propensity.any()) rows.emplace_back(seat, newcomer.propensity);
            }
            propensity.fill_page(page, rows);
        }
    });
    state.offender_threshold = top_tenth(state.people);
}

std::unique_ptr<Stage> make_stage(std::shared_ptr<World const> world, Scenario const& scenario, Key key,
                                  Executor executor)
{
    auto stage = std::make_unique<Stage>();
    stage->world = std::move(world);
    stage->scenario = scenario;
    stage->key = key;
    stage->executor = executor;
    int const groups = static_cast<int>(stage->world->groups.size());
    stage->interventions = activate_interventions(scenario.interventions, *stage);
    stage->rules = compile_rules(scenario.parameters, scenario.off, groups, stage->world->ranks);
    stage->counts = Counts(groups, stage->world->ranks);
    stage->local.resize(static_cast<std::size_t>(executor.threads()));
    for (auto& local : stage->local)
        local.counts = Counts(groups, stage->world->ranks);
    stage->flags.assign(stage->seats(), 0);
    stage->ranges = closed_ranges(*stage->world);
    stage->sceneries = sceneries(executor, stage->ranges.size());
    return stage;
}

/// Phases 1 to 5, range by range.
void act_and_answer(Stage& stage, Observer* observer)
{
    phase::list_attempters(stage);
    auto const gone_through = [&stage, observer](Scenery& scenery, ClosedRange& range) {
        scenery.range = &range;
        phase::acts(stage, scenery);
        phase::scenes(stage, scenery);
        phase::reactions(stage, scenery);
        phase::outcomes(stage, scenery);
        phase::choices(stage, scenery);
        if (observer) observer->range_over(stage, scenery);
    };
    stage.confidences.open(stage.executor, stage.seats());
    if (stage.sceneries.size() == 1) {
        for (auto& range : stage.ranges)
            gone_through(stage.sceneries.front(), range);
    } else {
        stage.executor.for_each_dynamic(stage.ranges.size(), [&](int thread, std::size_t i) {
            gone_through(stage.sceneries[static_cast<std::size_t>(thread)], stage.ranges[i]);
        });
    }
    for (auto& scenery : stage.sceneries)
        stage.messages += std::exchange(scenery.messages, 0);
    stage.harmed.clear();
    stage.gather(&Local::harmed, stage.harmed);
    for (auto const& act : stage.harmed) {
        stage.state.people.last_target[act.sender] = act.recipient;
        stage.state.lived.deeds[act.sender].push_back(static_cast<std::int16_t>(stage.week()));
    }
}

} // namespace

Simulation::Simulation(std::shared_ptr<World const> world, Scenario const& scenario, Key key,
                       Executor executor)
    : stage_(make_stage(std::move(world), scenario, key, executor))
{
    populate(*stage_);
    stage_->state.members.assign(stage_->interventions.size(), {});
}

Simulation::Simulation(std::shared_ptr<World const> world, Scenario const& scenario, Key key,
                       SimulationState state, Executor executor)
    : stage_(make_stage(std::move(world), scenario, key, executor))
{
    stage_->state = std::move(state);
    stage_->state.members.resize(stage_->interventions.size());
}

Simulation::Simulation(Simulation&&) noexcept = default;
Simulation& Simulation::operator=(Simulation&&) noexcept = default;
Simulation::~Simulation() = default;

std::size_t Simulation::cut_into_ranges(std::size_t least)
{
    stage_->ranges = closed_ranges(*stage_->world, least);
    stage_->sceneries = sceneries(stage_->executor, stage_->ranges.size());
    stage_->listed = false;
    return stage_->ranges.size();
}

void Simulation::step()
{
    Stage& stage = *stage_;
    std::ranges::fill(stage.flags, std::uint8_t{0});
    for (auto& local : stage.local)
        local.counts.clear();

    phase::interventions(stage);
    act_and_answer(stage, observer_);
    phase::disclosures(stage);
    phase::filing(stage);
    phase::rulings(stage);
    if (observer_) observer_->before_discourse(stage);
    phase::discourse(stage);
    phase::learned_by_hearing(stage);
    phase::influence(stage);
    phase::careers(stage);
    if (observer_) observer_->week_over(stage);

    stage.counts.clear();
    for (auto const& local : stage.local)
        stage.counts.merge(local.counts);
    ++stage.state.week;
}

void Simulation::run_until(Week week)
{
    while (stage_->state.week < week)
        step();
}

Week Simulation::week() const
{
    return stage_->state.week;
}
World const& Simulation::world() const
{
    return *stage_->world;
}
std::shared_ptr<World const> Simulation::shared_world() const
{
    return stage_->world;
}
SimulationState const& Simulation::state() const
{
    return stage_->state;
}
Rules const& Simulation::rules() const
{
    return stage_->rules;
}
Counts const& Simulation::counts() const
{
    return stage_->counts;
}
std::uint64_t Simulation::messages() const
{
    return stage_->messages;
}
double Simulation::intervention_cost() const
{
    return stage_->cost;
}

std::uint64_t Simulation::candidates() const
{
    std::uint64_t total = 0;
    for (auto const& local : stage_->local)
        total += local.candidates;
    return total;
}

PersonState Simulation::read(Seat seat) const
{
    return stage_->read(seat);
}

} // namespace groundswell
