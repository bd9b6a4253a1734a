#include "block/block_run.hpp"

#include <algorithm>
#include <utility>

#include "block/week.hpp"
#include "engine/week_rules.hpp"
#include "observe/instruments.hpp"
#include "world/world.hpp"

namespace groundswell::block {

namespace {

/// The most people who can know of an act: all who are tied to its target, and who did it.
std::uint32_t most_who_know(World const& world)
{
    std::uint32_t most = 0;
    for (Seat seat = 0; seat < world.seats; ++seat)
        most = std::max(most, world.team.degree(seat) + world.confidant.degree(seat));
    return most + 1;
}

template <class T>
std::uint32_t size_of(std::vector<T> const& list)
{
    return static_cast<std::uint32_t>(list.size());
}

/// Fill a list. @return whether there was room
template <class T>
bool fill(List<T>& to, std::vector<T> const& from)
{
    to.asked = std::min(size_of(from), to.capacity);
    std::copy_n(from.begin(), to.asked, to.items);
    return from.size() <= to.capacity;
}

} // namespace

std::optional<std::string> BlockRun::obstacle(World const& world)
{
    if (world.seats > 65'536) return "it has " + std::to_string(world.seats) + " people (at most 65,536)";
    if (world.team.may_exceed(Crowd::most)) return "a team may have more than 1,024 people";
    if (most_who_know(world) > 4096) return "somebody is tied to more than 4,096 people";
    return {};
}

BlockRun::BlockRun(std::shared_ptr<World const> world, Scenario scenario, Key key,
                   SimulationState const& start)
    : world_(std::move(world)), scenario_(std::move(scenario)), key_(key), week_(start.week),
      active_(activate_interventions(scenario_, *world_))
{
    lay_out(compile_rules(scenario_.parameters, scenario_.off, static_cast<int>(world_->groups.size()),
                          world_->ranks));
    load(start);
}

void BlockRun::lay_out(Rules const& rules)
{
    WorldArrays const arrays(*world_);
    WeekRules const week_rules(rules);
    Recollection const recollection(key_);
    std::vector<Intervention> interventions;
    std::vector<std::uint8_t> in_scope;
    for (auto const& one : active_) {
        interventions.push_back(plain(one, scenario_));
        append_seats_in_scope(in_scope, one, *world_);
    }
    program_ = {.world = arrays.view(),
                .key = key_,
                .week_rules = &week_rules,
                .recollection = &recollection,
                .interventions = interventions.data(),
                .in_scope = in_scope.data(),
                .intervention_count = size_of(interventions)};
    program_bytes_.hold_copies([&](auto const& v) { program_.visit(v); });

    auto const& view = program_.world;
    memory_.sizes = {.seats = view.seats,
                     .units = view.units,
                     .institutions = view.institutions,
                     .cells = view.groups * view.ranks,
                     .interventions = size_of(interventions),
                     .instruments = static_cast<std::uint32_t>(instruments().size()),
                     .weeks = static_cast<std::uint32_t>(scenario_.parameters.run.weeks + 0.5) + 1,
                     .knew_each = most_who_know(*world_),
                     .room = Room::wide(view.seats)};
    state_bytes_.hold([&](auto const& v) { memory_.visit_state(v); });
}

bool BlockRun::prepare_week()
{
    if (!rules_stale_ && !rules_change(active_, week_)) return false;
    Rules const rules = compile_rules(parameters_in(scenario_, active_, week_), scenario_.off,
                                      static_cast<int>(world_->groups.size()), world_->ranks);
    *const_cast<WeekRules*>(program_.week_rules) = WeekRules(rules); // it lies in bytes of ours
    rules_stale_ = false;
    memory_.listed = false;
    return true;
}

Week BlockRun::rules_stay_until(Week end) const
{
    Week week = week_ + 1;
    while (week < end && !rules_change(active_, week))
        ++week;
    return week;
}

Memory& BlockRun::memory_for_weeks()
{
    if (week_bytes_.size() == 0) week_bytes_.hold([&](auto const& v) { memory_.visit_week(v); });
    return memory_;
}

void BlockRun::take(Memory const& back)
{
    memory_ = back;
    Arena::place([&](auto const& v) { memory_.visit_state(v); }, state_bytes_.data());
    week_bytes_ = {};
}

void BlockRun::step()
{
    prepare_week();
    run_week(OneThread{}, program_, memory_for_weeks(), week_);
    weeks_are_over(week_ + 1);
}

Counts BlockRun::counts() const
{
    return {static_cast<int>(world_->groups.size()), world_->ranks,
            std::vector(memory_.counts, memory_.counts + counter_count * memory_.sizes.cells)};
}

Tallies BlockRun::tallies() const
{
    Tallies out{
        .fates = {}, .messages = memory_.messages, .candidates = memory_.attempts, .cost = memory_.cost};
    std::uint32_t last = memory_.sizes.weeks;
    auto const nothing = [](LaterSteps const& s) {
        return s.known + s.told + s.reported + s.substantiated + s.accountable == 0;
    };
    while (last > 0 && nothing(memory_.fates[last - 1]))
        --last;
    out.fates = Fates({memory_.fates, memory_.fates + last});
    return out;
}

void BlockRun::load(SimulationState const& state)
{
    Memory& m = memory_;
    auto const& people = state.people;
    for (Seat seat = 0; seat < m.sizes.seats; ++seat) {
        m.record[seat] = people.record[seat];
        m.group[seat] = people.group[seat];
        m.birth_seat[seat] = people.birth_seat[seat];
        m.hired[seat] = people.hired[seat];
        m.propensity[seat] = people.propensity_of(seat);
        m.now_at[seat] = seat;
    }
    load_facts(state);
    for (std::uint32_t i = 0; i < std::min<std::size_t>(m.sizes.interventions, state.members.size()); ++i) {
        m.has_members[i] = !state.members[i].empty();
        std::ranges::copy(state.members[i], m.members + std::size_t{i} * m.sizes.seats);
    }
    m.lost += !fill(m.cases, state.cases) + !fill(m.escrow, state.escrow) + m.deeds.lost;
    m.offender_threshold = state.offender_threshold;
    std::ranges::copy(state.group_share, m.group_share.begin());
    find_mean_attitudes();
}

/// What passes as normal in the first week where tolerance is off, for whoever is touched before the week
/// computes it.
void BlockRun::find_mean_attitudes()
{
    Memory& m = memory_;
    std::vector<std::uint64_t> sum(m.sizes.institutions, 0), people(m.sizes.institutions, 0);
    for (Seat seat = 0; seat < m.sizes.seats; ++seat) {
        if (m.group[seat] == no_group) continue;
        Institution const institution = program_.world.institution[seat];
        sum[institution] += m.record[seat].attitude;
        ++people[institution];
    }
    for (std::size_t i = 0; i < sum.size(); ++i)
        m.mean_attitude[i] =
            people[i] == 0 ? 0 : static_cast<double>(sum[i]) / 65535.0 / static_cast<double>(people[i]);
}

void BlockRun::load_facts(SimulationState const& state)
{
    Memory& m = memory_;
    auto const& people = state.people;
    auto const& lived = state.lived;
    OneThread const team;
    auto const each = [](auto const& column, auto const& f) {
        for (auto const& [seat, value] : column)
            f(seat, value);
    };
    for (Seat seat = 0; seat < m.sizes.seats; ++seat) {
        m.facts[seat].experienced = lived.experienced[seat];
        m.facts[seat].witnessed = lived.witnessed[seat];
    }
    each(people.last_target, [&](Seat seat, Seat target) { m.facts[seat].last_target = target; });
    each(people.reports_against, [&](Seat seat, auto n) { m.facts[seat].reports_against = n; });
    each(people.retaliated, [&](Seat seat, auto week) { m.facts[seat].retaliated = week; });
    each(people.fear, [&](Seat seat, Fear const& fear) { m.facts[seat].fear = fear; });
    each(people.kept, [&](Seat seat, KeptAct const& act) {
        Facts& facts = m.facts[seat];
        facts.keeps = true;
        facts.kept = act.event;
        facts.kept_group = act.group;
        facts.kept_counted = act.counted;
        facts.kept_known = act.known;
        facts.kept_told = act.told;
        m.lost += act.knew.size() > m.sizes.knew_each;
        facts.knew = static_cast<std::uint16_t>(std::min<std::size_t>(act.knew.size(), m.sizes.knew_each));
        std::copy_n(act.knew.begin(), facts.knew, m.knew + std::size_t{seat} * m.sizes.knew_each);
    });
    each(lived.reported, [&](Seat seat, auto week) { m.facts[seat].reported = week; });
    each(lived.accountable, [&](Seat seat, auto week) { m.facts[seat].accountable = week; });
    each(lived.severe, [&](Seat seat, SevereHarm const& severe) { m.facts[seat].severe = severe; });
    each(lived.told, [&](Seat seat, auto week) { m.facts[seat].told = week; });
    each(lived.official, [&](Seat seat, auto week) { m.facts[seat].official = week; });
    each(lived.harm_weeks, [&](Seat seat, auto const& weeks) {
        for (std::int16_t const week : weeks)
            m.facts[seat].last_deed = m.deeds.append(team, {m.facts[seat].last_deed, week});
    });
    for (std::uint32_t i = 0; i < m.sizes.instruments && i < lived.recalled.size(); ++i)
        each(lived.recalled[i], [&](Seat seat, Recalled const& recalled) {
            m.recalled[seat * m.sizes.instruments + i] = recalled;
        });
}

SimulationState BlockRun::state() const
{
    Memory const& m = memory_;
    SimulationState out;
    out.week = week_;
    out.people.resize(m.sizes.seats);
    out.lived.resize(m.sizes.seats);
    out.people.propensity.open_pages(m.sizes.seats);
    for (Seat seat = 0; seat < m.sizes.seats; ++seat) {
        out.people.record[seat] = m.record[seat];
        out.people.group[seat] = m.group[seat];
        out.people.birth_seat[seat] = m.birth_seat[seat];
        out.people.hired[seat] = m.hired[seat];
        out.people.set_propensity(seat, m.propensity[seat]);
    }
    store_facts(out);
    for (std::uint32_t i = 0; i < m.sizes.interventions; ++i) {
        auto const* const first = m.members + std::size_t{i} * m.sizes.seats;
        out.members.emplace_back(first, first + (m.has_members[i] ? m.sizes.seats : 0));
    }
    out.cases.assign(m.cases.items, m.cases.items + m.cases.size());
    out.escrow.assign(m.escrow.items, m.escrow.items + m.escrow.size());
    out.offender_threshold = m.offender_threshold;
    out.group_share.assign(m.group_share.begin(), m.group_share.begin() + world_->groups.size());
    return out;
}

void BlockRun::store_facts(SimulationState& state) const
{
    Memory const& m = memory_;
    auto& people = state.people;
    auto& lived = state.lived;
    auto const week = [](auto& column, Seat seat, std::int16_t when) {
        if (when != never) column[seat] = when;
    };
    for (Seat seat = 0; seat < m.sizes.seats; ++seat) {
        Facts const& facts = m.facts[seat];
        lived.experienced[seat] = facts.experienced;
        lived.witnessed[seat] = facts.witnessed;
        if (facts.last_target != no_seat) people.last_target[seat] = facts.last_target;
        if (facts.reports_against > 0) people.reports_against[seat] = facts.reports_against;
        week(people.retaliated, seat, facts.retaliated);
        if (facts.seen()) people.fear[seat] = facts.fear;
        if (facts.keeps) {
            KeptAct& act = people.kept[seat];
            act = {.event = facts.kept,
                   .group = facts.kept_group,
                   .counted = facts.kept_counted,
                   .known = facts.kept_known,
                   .told = facts.kept_told,
                   .knew = {}};
            for (std::uint32_t i = 0; i < facts.knew; ++i)
                act.knew.push_back(m.knew[std::size_t{seat} * m.sizes.knew_each + i]);
        }
        week(lived.reported, seat, facts.reported);
        week(lived.accountable, seat, facts.accountable);
        if (!(facts.severe == SevereHarm{})) lived.severe[seat] = facts.severe;
        week(lived.told, seat, facts.told);
        week(lived.official, seat, facts.official);
        std::vector<std::int16_t> weeks;
        for (std::uint32_t at = facts.last_deed; at < m.deeds.size(); at = m.deeds[at].before)
            weeks.push_back(m.deeds[at].week);
        for (auto at = weeks.rbegin(); at != weeks.rend(); ++at)
            lived.harm_weeks[seat].push_back(*at);
        for (std::uint32_t i = 0; i < m.sizes.instruments; ++i)
            if (Recalled const& recalled = m.recalled[seat * m.sizes.instruments + i]; recalled.last != never)
                lived.recalled[i][seat] = recalled;
    }
}

} // namespace groundswell::block
