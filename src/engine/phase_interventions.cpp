#include <algorithm>

#include "engine/phases.hpp"
#include "engine/turnover.hpp"

namespace groundswell::phase {

namespace {

std::vector<Seat> reached(Stage const& stage, ActiveIntervention const& intervention)
{
    std::vector<Seat> out;
    for (Seat seat = 0; seat < stage.seats(); ++seat)
        if (in_scope(stage, intervention, seat)) out.push_back(seat);
    return out;
}

/// The base parameters with everything in force this week applied, in the order of the scenario.
Parameters parameters_of(Stage const& stage)
{
    Parameters p = stage.scenario.parameters;
    for (auto const& intervention : stage.interventions) {
        auto const& spec = intervention.spec;
        if (!intervention.in_force(stage.week())) continue;
        for (auto const& [at, value] : intervention.set) {
            double& x = at.in(p);
            bool const ramps = spec.ramp && spec.end && *spec.end > spec.start;
            double const part =
                ramps ? static_cast<double>(stage.week() - spec.start) / (*spec.end - spec.start) : 1.0;
            x = ramps ? x + (value - x) * part : value;
        }
        switch (spec.kind) {
        case InterventionKind::parity:
            if (spec.quota)
                p.career.quota = 1;
            else
                p.career.bias.fill(0);
            break;
        case InterventionKind::status_reform:
            for (double& status : p.status)
                status *= 1 - spec.dose;
            break;
        case InterventionKind::dialogue:
            p.discourse.deflect -= spec.dose;
            break;
        default:
            break;
        }
    }
    return p;
}

/// Whether the rules differ from last week's because something begins, ends or ramps.
bool rules_change(Stage const& stage)
{
    Week const week = stage.week();
    return std::ranges::any_of(stage.interventions, [week](ActiveIntervention const& i) {
        return i.in_force(week) != i.in_force(week - 1) || (i.spec.ramp && i.in_force(week));
    });
}

void norm_correction(Stage& stage, ActiveIntervention const& intervention, std::vector<Seat> const& who)
{
    World const& world = *stage.world;
    auto const& people = stage.state.people;
    std::vector<std::uint64_t> sum(world.unit_count(), 0), count(world.unit_count(), 0);
    for (Seat seat = 0; seat < stage.seats(); ++seat) {
        if (!people.occupied(seat)) continue;
        Unit const unit = world.unit_of(seat);
        sum[unit] += people.record[seat].attitude;
        ++count[unit];
    }
    for (Seat const seat : who) {
        Unit const unit = world.unit_of(seat);
        double const mean = static_cast<double>(sum[unit]) / 65535.0 / static_cast<double>(count[unit]);
        stage.touch(seat, [&](PersonState& s) { s.norm += intervention.spec.dose * (mean - s.norm); });
    }
}

void remove_offenders(Stage& stage, ActiveIntervention const& intervention, std::vector<Seat> const& who)
{
    auto const& people = stage.state.people;
    auto const harm = [&people](Seat seat) { return people.propensity_of(seat).harm; };
    std::vector<Seat> leaving;
    if (intervention.spec.top_share > 0) {
        for (Seat const seat : who)
            if (harm(seat) > 0) leaving.push_back(seat);
        std::ranges::sort(leaving, [&](Seat a, Seat b) {
            if (harm(a) != harm(b)) return harm(a) > harm(b);
            return std::pair{people.birth_seat[a], people.hired[a]} <
                   std::pair{people.birth_seat[b], people.hired[b]};
        });
        auto const number =
            static_cast<std::size_t>(intervention.spec.top_share * static_cast<double>(leaving.size()) + 0.5);
        leaving.resize(std::min(number, leaving.size()));
        std::ranges::sort(leaving);
    } else {
        for (Seat const seat : who)
            if (auto const* reports = people.reports_against.find(seat);
                reports && *reports >= static_cast<std::uint32_t>(std::max(1, intervention.spec.reports)))
                leaving.push_back(seat);
    }
    for (Seat const seat : leaving)
        remove_person(stage, seat);
    settle(stage);
}

void movement(Stage& stage, std::size_t index, std::vector<Seat> const& who)
{
    auto const& spec = stage.interventions[index].spec;
    if (who.empty()) return;
    auto const kind = static_cast<Post>(std::ranges::find(post_names, spec.post) - post_names.begin());
    for (int i = 0; i < spec.count; ++i) {
        double const u =
            uniform(stage.key, Purpose::movement,
                    {0, static_cast<std::uint32_t>(index), stage.week(), static_cast<std::uint32_t>(i)});
        Seat const author = who[whole_below(u, static_cast<std::uint32_t>(who.size()))];
        if (stage.posted(author)) continue;
        stage.flags[author] |= flag_posted;
        stage.count(0,
                    static_cast<Counter>(static_cast<int>(Counter::post_testimony) + static_cast<int>(kind)),
                    author);
        stage.posts.push_back(
            {.id = post_id(event_id(author, stage.week(), 65535), author), .author = author, .kind = kind});
    }
}

void act(Stage& stage, std::size_t index)
{
    auto const& intervention = stage.interventions[index];
    auto const& spec = intervention.spec;
    auto const who = reached(stage, intervention);
    stage.cost += spec.cost_per_person * static_cast<double>(who.size());
    // A dose of 0 touches nobody: a touch rounds, and doing nothing must change nothing.
    bool const idle = spec.dose == 0 && (spec.kind == InterventionKind::bystander_training ||
                                         spec.kind == InterventionKind::norm_correction);
    if (idle) return;
    switch (spec.kind) {
    case InterventionKind::bystander_training:
        for (Seat const seat : who)
            stage.touch(seat,
                        [&](PersonState& s) { s.responsibility += spec.dose * (1 - s.responsibility); });
        break;
    case InterventionKind::norm_correction:
        norm_correction(stage, intervention, who);
        break;
    case InterventionKind::ally_mobilisation: {
        auto& members = stage.state.members[index];
        members.resize(stage.seats(), 0);
        for (Seat const seat : who)
            members[seat] = 1;
        break;
    }
    case InterventionKind::remove_offenders:
        remove_offenders(stage, intervention, who);
        break;
    case InterventionKind::movement:
        movement(stage, index, who);
        break;
    default:
        break;
    }
}

/// Who is held at which responsibility this week.
void hold(Stage& stage)
{
    stage.floor.clear();
    for (std::size_t i = 0; i < stage.interventions.size(); ++i) {
        auto const& intervention = stage.interventions[i];
        auto& members = stage.state.members[i];
        if (members.empty()) continue;
        if (!intervention.in_force(stage.week())) {
            members.clear();
            continue;
        }
        stage.floor.resize(stage.seats(), 0);
        std::uint16_t const dose = encode_fraction(intervention.spec.dose);
        for (Seat seat = 0; seat < stage.seats(); ++seat)
            if (members[seat]) stage.floor[seat] = std::max(stage.floor[seat], dose);
    }
}

void mean_attitudes(Stage& stage)
{
    World const& world = *stage.world;
    std::vector<std::uint64_t> sum(world.institutions, 0), count(world.institutions, 0);
    for (Seat seat = 0; seat < stage.seats(); ++seat) {
        if (!stage.occupied(seat)) continue;
        Institution const institution = world.institution(seat);
        sum[institution] += stage.state.people.record[seat].attitude;
        ++count[institution];
    }
    stage.mean_attitude.assign(world.institutions, 0);
    for (std::size_t i = 0; i < world.institutions; ++i)
        if (count[i] > 0)
            stage.mean_attitude[i] = static_cast<double>(sum[i]) / 65535.0 / static_cast<double>(count[i]);
}

} // namespace

void interventions(Stage& stage)
{
    if (stage.rules_stale || rules_change(stage)) {
        stage.rules = compile_rules(parameters_of(stage), stage.scenario.off,
                                    static_cast<int>(stage.world->groups.size()), stage.world->ranks);
        stage.rules_stale = false;
        stage.listed = false; // what the list of attempters has cached depends on the rules
    }
    if (stage.rules.off.tolerance) mean_attitudes(stage); // what interventions of this week read
    hold(stage);
    for (std::size_t i = 0; i < stage.interventions.size(); ++i) {
        auto const& intervention = stage.interventions[i];
        if (intervention.in_force(stage.week())) stage.cost += intervention.spec.cost_per_week;
        if (intervention.acts(stage.week())) {
            act(stage, i);
            if (intervention.spec.kind == InterventionKind::ally_mobilisation) hold(stage);
        }
    }
    if (stage.rules.off.tolerance) mean_attitudes(stage);
}

} // namespace groundswell::phase
