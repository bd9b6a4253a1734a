#pragma once
#include "acts.hpp"
#include "crowd.hpp"
#include "interventions.hpp"

namespace groundswell::twin {

/// The `most` seats with the smallest draws, then the smallest seat.
inline std::vector<Seat> smallest(std::vector<std::pair<double, Seat>> drawn, double most)
{
    std::sort(drawn.begin(), drawn.end());
    auto const limit = static_cast<std::size_t>(std::max(0.0, std::floor(most + 0.5)));
    if (drawn.size() > limit) drawn.resize(limit);
    std::vector<Seat> out;
    for (auto const& [u, seat] : drawn)
        out.push_back(seat);
    std::sort(out.begin(), out.end());
    return out;
}

/// Who is present, and who of them notices [3.2].
inline void phase_scene(TwinWorld const& w, Rules const& rules, std::vector<Act>& acts)
{
    auto const& p = rules.p;
    for (Act& act : acts) {
        double const visibility = p.kinds[static_cast<std::size_t>(act.kind)].visibility;
        std::vector<std::pair<double, Seat>> drawn;
        for (Seat const c : team_crowd(w, act.target, act.id, 0)) {
            if (c == act.by) continue;
            double const u = w.draw(Purpose::scene, {c, fold_event(act.id), w.week, 0});
            if (u < visibility) drawn.emplace_back(u, c);
        }
        act.present = smallest(drawn, p.scene.max_witnesses);
        for (Seat const c : act.present) {
            double const h = read(w, rules, c).habituation;
            double const notices = 1 - std::min(1.0, h + p.scene.blind[w.at[c]->group]) * (1 - act.severity);
            if (w.draw(Purpose::scene, {c, fold_event(act.id), w.week, 1}) < notices)
                act.reactions[c] = Reaction::silent;
        }
    }
}

/// Component silence, and answering for who never harms: no silent option, reactions cost nothing [3.11, 4].
inline bool must_answer(TwinWorld const& w, Seat witness)
{
    if (w.off.silence) return true;
    for (auto const& spec : w.interventions)
        if (spec.as<intervention::Answering>() && in_force(spec, w.week) &&
            in_scope(w, spec.scope, witness) && w.at[witness]->harm == 0)
            return true;
    return false;
}

/// What each witness does [3.3].
inline Reaction react(TwinWorld& w, Rules const& rules, Act const& act, Seat witness, PersonState& s)
{
    auto const& q = rules.p.reaction;
    Centred const c(rules.p.reference, s);
    double const over = advantage_plus(w, rules, act, witness);
    auto const names = [&](Seat other) {
        return other != no_seat && w.place.confidant.tied(witness, other) ? 1.0 : 0.0;
    };
    bool const free = must_answer(w, witness);
    double const unit = free ? 0.0 : 1.0;

    Softmax options;
    options.option(0, !free);
    options.option(q.intervene + q.severity * (act.severity - 0.5) + q.attitude * c.a + q.norm * c.n +
                       q.responsibility * c.r - q.power * over - q.crowd * portable_log(act.noticed()),
                   s.effort >= 2 * unit);
    options.option(q.support + q.severity * (act.severity - 0.5) + q.attitude * c.a + q.responsibility * c.r +
                       q.tie * names(act.target),
                   s.effort >= unit);
    options.option(q.excuse - q.attitude * c.a + q.entitlement * c.e + q.tie * names(act.by) +
                       q.power / 2 * over,
                   !w.off.derailing && s.effort >= unit); // component derailing: no excuse [4]
    auto const reaction = static_cast<Reaction>(
        options.choose(w.draw(Purpose::scene, {witness, fold_event(act.id), w.week, 2})));
    if (reaction == Reaction::intervene) pay(w, witness, s, 2 * unit, Counter::effort_for_survivors);
    if (reaction == Reaction::support) pay(w, witness, s, unit, Counter::effort_for_survivors);
    if (reaction == Reaction::excuse) pay(w, witness, s, unit, Counter::effort_against);
    return reaction;
}

inline void phase_reactions(TwinWorld& w, Rules const& rules, std::vector<Act>& acts)
{
    for (Seat seat = 0; seat < w.seats(); ++seat)
        for (Act& act : acts)
            if (act.reactions.contains(seat))
                touch(w, rules, seat,
                      [&](PersonState& s) { act.reactions[seat] = react(w, rules, act, seat, s); });
}

} // namespace groundswell::twin
