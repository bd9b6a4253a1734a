#pragma once
#include "block/draw_ties.hpp"
#include "mechanisms/reaction.hpp"
#include "mechanisms/scene.hpp"

namespace groundswell::block {

/// How many people are tied to the target by team or confidence, without the perpetrator.
template <class Team>
GROUNDSWELL_ANYWHERE std::uint32_t people_near(Now<Team> const& now, Letter<ActNote> const& act)
{
    auto const& world = now.at.world;
    Seat const target = act.recipient;
    std::uint32_t n = 0;
    auto const add = [&](Seat other) { n += now.occupied(other) && other != act.sender; };
    world.team.for_each(target, add);
    world.confidant.for_each(target, [&](Seat other) {
        if (!world.team.tied(target, other)) add(other);
    });
    return n;
}

/// The target's row notes that an act happened.
template <class Team>
GROUNDSWELL_ANYWHERE void happened(Now<Team> const& now, Letter<ActNote> const& act)
{
    Seat const target = act.recipient;
    Kind const kind = act.payload.kind;
    bool const harm = tier_of(kind) == Tier::harm;
    now.count(harm ? Counter::acts_harm : Counter::acts_remark, target);
    now.count(harm ? Counter::severity_harm : Counter::severity_remark, target,
              static_cast<std::uint32_t>(now.severity(kind) * 65536 + 0.5));
    now.recall({target, act.event, kind, Asked::target});
    if (!harm) return;
    int const beyond = static_cast<int>(kind) - static_cast<int>(Kind::hostility);
    now.count(static_cast<Counter>(static_cast<int>(Counter::acts_hostility) + beyond), target);
    now.count(Counter::acts_outside, target, act.sender == no_seat);
    now.count(Counter::possible_aware_pairs, target, people_near(now, act));
    auto const week = static_cast<std::int16_t>(now.week);
    Facts& facts = now.m.facts[target];
    facts.experienced = week;
    if (kind == Kind::advance) facts.severe.advanced(week);
    if (kind == Kind::coercion) facts.severe.coerced(week);
}

/// Phase 2: who is present, who notices, how many they are.
template <class Team>
GROUNDSWELL_ANYWHERE void scenes(Now<Team> const& now)
{
    Memory& m = now.m;
    auto const& acts = m.acts;
    now.for_each(m.acts, [&](Letter<ActNote> const& act, std::uint32_t i) {
        m.tallies[i] = {};
        happened(now, act);
    });
    Presence const& presence = now.at.week_rules->presence;
    draw_ties(
        now, Purpose::scene, acts.size(), presence.most(),
        [&](std::uint32_t row, auto const& f) {
            Letter<ActNote> const& act = acts[row];
            now.at.world.team.for_each(act.recipient, [&](Seat other) {
                if (other != act.sender && now.occupied(other)) f(other);
            });
        },
        [&](std::uint32_t row) { return fold_event(acts[row].event); },
        [&](std::uint32_t row) { return presence.below(acts[row].payload.kind); },
        [&](std::uint32_t row, Seat witness, Block const& draws) {
            Letter<ActNote> const& act = acts[row];
            m.scenes.append(now.team, {act.event, witness, act.recipient, {row, draws[1], draws[2]}});
            bool const harm = tier_of(act.payload.kind) == Tier::harm;
            now.count(harm ? Counter::present_harm : Counter::present_remark, witness);
        });
    now.deliver(m.scenes);

    Noticing const noticing{now.rules()};
    now.for_each(m.scenes, [&](Letter<SceneNote>& scene, std::uint32_t) {
        Letter<ActNote> const& act = acts[scene.payload.act];
        Seat const witness = scene.recipient;
        double const p =
            noticing.probability(now.read_habituation(witness), m.group[witness], act.payload.kind);
        if (!(unit_interval(scene.payload.notice) < p)) return;
        bool const harm = tier_of(act.payload.kind) == Tier::harm;
        scene.payload.noticed = true;
        now.team.add(m.tallies[scene.payload.act].noticed, 1U);
        now.count(harm ? Counter::noticed_harm : Counter::noticed_remark, witness);
        now.recall({witness, act.event, act.payload.kind, Asked::witness});
        if (!harm) return;
        m.facts[witness].witnessed = static_cast<std::int16_t>(now.week);
        m.awareness.append(now.team, {act.event, witness, act.recipient, now.standing(act.recipient)});
    });
}

/// Phase 3: what witnesses do who have noticed.
template <class Team>
GROUNDSWELL_ANYWHERE void reactions(Now<Team> const& now)
{
    Memory& m = now.m;
    ReactionChoice const choose{now.rules()};
    now.for_each(m.scenes, [&](Letter<SceneNote>& scene, std::uint32_t) {
        if (!scene.payload.noticed) return;
        Letter<ActNote> const& act = m.acts[scene.payload.act];
        Tally& tally = m.tallies[scene.payload.act];
        Seat const witness = scene.recipient;
        auto const& names = now.at.world.confidant;
        bool const outside = act.sender == no_seat; // whom nobody here can name
        bool const free = now.rules().off.silence || must_answer(now, witness);
        now.touch(witness, [&](PersonState& s) {
            scene.payload.reaction =
                choose(s,
                       {.witness = now.standing(witness),
                        .perpetrator = now.perpetrator(act),
                        .kind = act.payload.kind,
                        .noticed_by = tally.noticed,
                        .confidant_of_target = names.tied(witness, act.recipient),
                        .confidant_of_perpetrator = !outside && names.tied(witness, act.sender),
                        .must_answer = free},
                       unit_interval(scene.payload.react));
        });
        bool const harm = tier_of(act.payload.kind) == Tier::harm;
        Counter counter{};
        std::uint32_t* side = nullptr;
        switch (scene.payload.reaction) {
        case Reaction::silent:
            counter = harm ? Counter::silent_harm : Counter::silent_remark;
            side = &tally.silent;
            break;
        case Reaction::intervene:
            counter = harm ? Counter::intervened_harm : Counter::intervened_remark;
            side = &tally.intervened;
            break;
        case Reaction::support:
            counter = harm ? Counter::supported_harm : Counter::supported_remark;
            side = &tally.supported;
            break;
        case Reaction::excuse:
            counter = harm ? Counter::excused_harm : Counter::excused_remark;
            side = &tally.excused;
            break;
        }
        now.count(counter, witness);
        now.team.add(*side, 1U);
        if (auto const paid = static_cast<std::uint32_t>(free ? 0 : cost_of(scene.payload.reaction) * 16))
            now.count(scene.payload.reaction == Reaction::excuse ? Counter::effort_against
                                                                 : Counter::effort_for_survivors,
                      witness, paid);
    });
}

} // namespace groundswell::block
