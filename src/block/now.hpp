#pragma once
#include "base/event_ids.hpp"
#include "block/memory.hpp"
#include "block/program.hpp"
#include "engine/week_flags.hpp"
#include "mechanisms/crowd.hpp"
#include "mechanisms/fear.hpp"
#include "mechanisms/relaxation.hpp"

namespace groundswell::block {

/// What the phases of a week share, as one thread of the team sees it.
///
/// Between two barriers a thread changes only the rows of people whom no other thread looks at, adds to sums,
/// and appends to lists.
template <class Team>
struct Now {
    Team const& team;
    Program const& at;
    Memory& m;
    Week week;

    GROUNDSWELL_ANYWHERE Rules const& rules() const { return at.week_rules->rules; }
    GROUNDSWELL_ANYWHERE std::uint32_t seats() const { return at.world.seats; }
    GROUNDSWELL_ANYWHERE bool occupied(Seat seat) const { return m.group[seat] != no_group; }
    GROUNDSWELL_ANYWHERE Standing standing(Seat seat) const { return {m.group[seat], at.world.rank[seat]}; }
    /// What can be seen of whoever acts.
    GROUNDSWELL_ANYWHERE Standing perpetrator(Letter<ActNote> const& act) const
    {
        return act.sender == no_seat ? rules().outsider(act.payload.outsider) : standing(act.sender);
    }
    GROUNDSWELL_ANYWHERE double severity(Kind kind) const
    {
        return rules().p.kinds[static_cast<std::size_t>(kind)].severity;
    }
    GROUNDSWELL_ANYWHERE bool careers_on() const
    {
        return rules().p.career.every > 0 && !(at.world.imported && week < 0);
    }
    GROUNDSWELL_ANYWHERE bool posted(Seat seat) const { return (m.flags[seat] & flag_posted) != 0; }
    GROUNDSWELL_ANYWHERE BirthKey birth_key(Seat seat) const { return {m.birth_seat[seat], m.hired[seat]}; }

    GROUNDSWELL_ANYWHERE double draw(Purpose purpose, std::uint32_t entity, std::uint32_t partner,
                                     std::uint32_t index = 0) const
    {
        return uniform(at.key, purpose, {entity, partner, week, index});
    }
    GROUNDSWELL_ANYWHERE Block draws(Purpose purpose, std::uint32_t entity, std::uint32_t partner) const
    {
        return draw_block(at.key, purpose, entity, partner, week);
    }

    GROUNDSWELL_ANYWHERE void count(Counter counter, Standing who, std::uint32_t n = 1) const
    {
        auto const cell =
            (static_cast<std::uint32_t>(counter) * at.world.groups + who.group) * at.world.ranks + who.rank;
        team.add(m.counts[cell], n);
    }
    GROUNDSWELL_ANYWHERE void count(Counter counter, Seat seat, std::uint32_t n = 1) const
    {
        count(counter, standing(seat), n);
    }

    /// Note what instruments count of a person's part in an act. By the thread that has the person's row.
    GROUNDSWELL_ANYWHERE void recall(Recollection::Part const& part) const
    {
        (*at.recollection)(part, week, [&](std::uint8_t instrument) {
            m.recalled[part.who * m.sizes.instruments + instrument].add(static_cast<std::int16_t>(week));
        });
    }

    /// Note what became of an act later.
    GROUNDSWELL_ANYWHERE void note_fate(EventId act, LaterSteps const& steps) const
    {
        Week const when = week_of(act);
        if (when < 0) return;
        LaterSteps& of = m.fates[when];
        team.add(of.known, steps.known);
        team.add(of.told, steps.told);
        team.add(of.reported, steps.reported);
        team.add(of.substantiated, steps.substantiated);
        team.add(of.accountable, steps.accountable);
    }

    /// A person's state as it is in this week: relaxed since the last touch, with what interventions and
    /// components impose.
    GROUNDSWELL_ANYWHERE PersonState read(Seat seat) const
    {
        PersonState s = Relaxation{rules()}(m.record[seat], m.group[seat], week);
        double const floor = decode_fraction(m.floor[seat]);
        if (s.responsibility < floor) s.responsibility = floor;
        if (rules().off.tolerance) {
            s.norm = m.mean_attitude[at.world.institution[seat]];
            s.habituation = 0;
        }
        return s;
    }
    GROUNDSWELL_ANYWHERE double read_habituation(Seat seat) const
    {
        return rules().off.tolerance ? 0.0 : Relaxation{rules()}.habituation(m.record[seat], week);
    }
    GROUNDSWELL_ANYWHERE double read_fear(Seat seat) const
    {
        return FearOfReprisal{rules(), at.key}.read(birth_key(seat), m.facts[seat].seen(), week);
    }

    /// Relax a person's state to this week, apply f, write it back.
    template <class F>
    GROUNDSWELL_ANYWHERE void touch(Seat seat, F&& f) const
    {
        PersonState s = read(seat);
        f(s);
        encode_plainly(s, week, m.record[seat]);
    }
    template <class F>
    GROUNDSWELL_ANYWHERE void change_fear(Seat seat, F&& f) const
    {
        m.facts[seat].fear = {encode_fraction(f(read_fear(seat))), static_cast<std::int16_t>(week)};
    }

    /// Sort what was sent into canonical order, and count it.
    template <class Payload>
    GROUNDSWELL_ANYWHERE void deliver(List<Letter<Payload>>& mail) const
    {
        team.barrier();
        team.sort(mail.items, mail.size(),
                  [](Letter<Payload> const& a, Letter<Payload> const& b) { return delivered_before(a, b); });
        once(team, [&] { m.messages += mail.size(); });
    }
    /// Call f(letter, place) for every letter; letters of one recipient are handled by one thread, in order.
    template <class Payload, class F>
    GROUNDSWELL_ANYWHERE void for_each(List<Letter<Payload>>& mail, F&& f) const
    {
        share(team, mail.size(), [&](std::uint32_t first) {
            Seat const recipient = mail[first].recipient;
            if (first > 0 && mail[first - 1].recipient == recipient) return;
            for (std::uint32_t i = first; i < mail.size() && mail[i].recipient == recipient; ++i)
                f(mail[i], i);
        });
        team.barrier();
    }
};

/// Whether a seat's holder is one of those of whom a scope reaches a share: by group, rank, unit, and ties.
template <class Team>
GROUNDSWELL_ANYWHERE bool could_reach(Now<Team> const& now, std::uint32_t index, Seat seat)
{
    return now.occupied(seat) && (now.at.interventions[index].groups >> now.m.group[seat] & 1U) &&
           now.at.in_scope[index * now.seats() + seat];
}

/// Whether a seat's holder is reached: one of these, and of the share, which is keyed by person.
template <class Team>
GROUNDSWELL_ANYWHERE bool in_scope(Now<Team> const& now, std::uint32_t index, Seat seat)
{
    if (!could_reach(now, index, seat)) return false;
    Intervention const& intervention = now.at.interventions[index];
    BirthKey const birth = now.birth_key(seat);
    return intervention.share >= 1 ||
           uniform(now.at.key, Purpose::scope, {birth.seat, 0, birth.week, 0}) < intervention.share;
}

/// The escrow in force this week, the first if there are several; the number of interventions if there is
/// none.
template <class Team>
GROUNDSWELL_ANYWHERE std::uint32_t active_escrow(Now<Team> const& now)
{
    std::uint32_t i = 0;
    for (; i < now.at.intervention_count; ++i) {
        Intervention const& one = now.at.interventions[i];
        if (one.what == Intervention::What::escrow && one.schedule.in_force(now.week)) break;
    }
    return i;
}

/// Whether an intervention `answering` leaves this witness no silent option.
template <class Team>
GROUNDSWELL_ANYWHERE bool must_answer(Now<Team> const& now, Seat witness)
{
    if (now.m.propensity[witness].harm > 0) return false;
    for (std::uint32_t i = 0; i < now.at.intervention_count; ++i) {
        Intervention const& one = now.at.interventions[i];
        if (one.what == Intervention::What::answering && one.schedule.in_force(now.week) &&
            in_scope(now, i, witness))
            return true;
    }
    return false;
}

} // namespace groundswell::block
