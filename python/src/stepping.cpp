#include "stepping.hpp"

#include <groundswell/checkpoint.hpp>
#include <groundswell/parameter_table.hpp>
#include <groundswell/problems.hpp>
#include <groundswell/read_scenario.hpp>
#include <limits>

namespace groundswell::python {

Stepping::Stepping(Scenario scenario, SteppingAsked const& asked, Mechanisms own, Stop stop)
    : scenario_(std::move(scenario)), key_{scenario_.seed, asked.replicate}, threads_(asked.threads),
      own_(std::move(own))
{
    auto world = build_world(scenario_, key_, {.threads = threads_, .stop = stop});
    simulation_ = std::make_unique<Simulation>(std::move(world), scenario_, key_, threads_);
    simulation_->use(own_);
    auto const known = facts();
    holders_.resize(known.seats());
    for (Seat seat = 0; seat < holders_.size(); ++seat)
        holders_[seat] = known.group(seat);
    if (!asked.burn_in || week() >= 0) return;
    simulation_->stop_when(stop);
    simulation_->run_until(-1);
    step(1, stop);
}

Stepping Stepping::branch() const
{
    Stepping out;
    out.scenario_ = scenario_;
    out.key_ = key_;
    out.threads_ = threads_;
    out.own_ = own_;
    out.simulation_ = std::make_unique<Simulation>(simulation_->branch());
    out.holders_ = holders_;
    out.weeks_ = weeks_;
    return out;
}

std::vector<std::uint32_t> Stepping::count_people() const
{
    auto const known = facts();
    auto const ranks = static_cast<std::size_t>(scenario_.ranks);
    std::vector<std::uint32_t> out(scenario_.groups.size() * ranks, 0);
    for (Seat seat = 0; seat < holders_.size(); ++seat)
        if (holders_[seat] != no_group) ++out[holders_[seat] * ranks + known.rank(seat)];
    return out;
}

void Stepping::step(int weeks, Stop stop)
{
    HolderObserver observer(holders_);
    simulation_->observe(&observer);
    simulation_->stop_when(stop);
    struct Unwatch {
        Simulation& simulation;
        ~Unwatch()
        {
            simulation.observe(nullptr);
            simulation.stop_when({});
        }
    } const unwatch{*simulation_};
    for (int i = 0; i < weeks; ++i) {
        stop.look();
        Week const week = simulation_->week();
        auto people = count_people();
        simulation_->step();
        if (week >= 0) weeks_.push_back({simulation_->counts(), std::move(people)});
    }
}

void Stepping::set(std::string const& name, std::string const& value)
{
    auto const at = find_parameter(name, scenario_.groups, scenario_.ranks);
    if (at && !at->row->changes_during_run())
        throw UserError(Problem{.code = ProblemCode::parameter_fixed,
                                .place = {.key = name},
                                .what = "cannot change during a run",
                                .allowed = "it shapes the world, or the run itself",
                                .suggestion = "set it in the scenario"});
    auto changed = scenario_;
    apply_override(changed, name + "=" + value);
    auto next = std::make_unique<Simulation>(simulation_->shared_world(), changed, key_, threads_);
    next->use(own_);
    restore_checkpoint(*next, write_checkpoint(*simulation_), "the simulation");
    scenario_ = std::move(changed);
    simulation_ = std::move(next);
}

double Stepping::figure(EventRatio const& ratio, FigureWindow window, std::optional<Group> group) const
{
    auto const ranks = static_cast<std::size_t>(scenario_.ranks);
    auto const asked = static_cast<std::size_t>(scenario_.parameters.run.window + .5);
    auto const first = window == FigureWindow::survey && weeks_.size() > asked ? weeks_.size() - asked : 0;
    double part = 0, whole = 0;
    for (std::size_t week = first; week < weeks_.size(); ++week)
        for (std::size_t g = 0; g < scenario_.groups.size(); ++g)
            for (std::size_t r = 0; r < ranks; ++r) {
                if ((group && g != *group) || !covers(ratio.ranks, r)) continue;
                auto const sum = [&](CounterList const& counters) {
                    std::uint64_t n = 0;
                    for (auto const counter : counters)
                        n += weeks_[week].counts.get(counter, static_cast<Group>(g), static_cast<Rank>(r));
                    return static_cast<double>(n);
                };
                part += sum(ratio.part) - sum(ratio.minus);
                whole += ratio.is_rate() ? weeks_[week].people[g * ranks + r] : sum(ratio.whole);
            }
    if (!(whole > 0)) return std::numeric_limits<double>::quiet_NaN();
    if (!ratio.is_rate()) return part / whole;
    part *= counter_unit(*ratio.part.begin());
    return part * ratio.per / whole;
}

} // namespace groundswell::python
