#pragma once
#include "posts.hpp"

namespace groundswell::twin {

/// An act that nobody answered, or a report that was dismissed, teaches that it is allowed [3.4].
inline void learn_impunity(Parameters::Learn const& learn, double severity, PersonState& s)
{
    s.entitlement += learn.impunity * severity * (1 - s.entitlement);
    s.deterrence *= 1 - learn.impunity * severity;
}

inline void learn_perpetrator(Parameters::Learn const& learn, Act const& act, PersonState& s)
{
    if (act.intervened() == 0) {
        learn_impunity(learn, act.severity, s);
        return;
    }
    double const q = static_cast<double>(act.intervened()) / act.noticed();
    s.entitlement *= 1 - learn.checked * q;
    s.deterrence += learn.deterred * q * (1 - s.deterrence);
}

inline void habituate(Parameters::Learn const& learn, Act const& act, PersonState& s)
{
    if (act.intervened() == 0)
        s.habituation += learn.habituate * (1 - s.habituation);
    else
        s.habituation *= 1 - learn.habituate;
}

inline void learn_witness(Parameters const& p, Record const& r, Act const& act, PersonState& s)
{
    double const y =
        (act.intervened() + act.supported() + p.learn.silence_reads_as * act.number(Reaction::silent)) /
        act.noticed();
    s.norm += p.learn.norm * (y - s.norm);
    s.attitude += p.learn.internalise * (1 - stubbornness(p, r)) * (s.norm - s.attitude);
    habituate(p.learn, act, s);
}

inline void learn_target(Parameters::Learn const& learn, Act const& act, PersonState& s)
{
    double const helped = std::min(1.0, (act.intervened() + act.supported()) / 2.0);
    s.burden += act.severity * (1 - learn.relief * helped);
    habituate(learn, act, s);
}

/// A witness who intervened or supported may call it out in public [3.8].
inline void maybe_call_out(TwinWorld& w, Rules const& rules, Act const& act, Seat witness, PersonState& s,
                           std::vector<Post>& posts)
{
    auto const reaction = act.reactions.at(witness);
    if (reaction != Reaction::intervene && reaction != Reaction::support) return;
    double const u = w.draw(Purpose::callout, {witness, fold_event(act.id), w.week, 0});
    if (!(u < rules.p.discourse.callout * s.responsibility * s.attitude)) return;
    if (s.effort < 1 || has_posted(w, witness)) return;
    pay(w, witness, s, 1, Counter::effort_for_survivors);
    publish(w, posts, act.id, {0, PostKind::callout, witness, 0});
}

/// Perpetrators, witnesses and targets learn [3.4].
inline void phase_outcomes(TwinWorld& w, Rules const& rules, std::vector<Act> const& acts,
                           std::vector<Post>& posts)
{
    for (Seat seat = 0; seat < w.seats(); ++seat)
        for (Act const& act : acts) {
            if (act.by == seat)
                touch(w, rules, seat, [&](PersonState& s) { learn_perpetrator(rules.p.learn, act, s); });
            else if (act.target == seat)
                touch(w, rules, seat, [&](PersonState& s) { learn_target(rules.p.learn, act, s); });
            else if (act.reactions.contains(seat))
                touch(w, rules, seat, [&](PersonState& s) {
                    learn_witness(rules.p, w.at[seat]->record, act, s);
                    maybe_call_out(w, rules, act, seat, s, posts);
                });
        }
}

} // namespace groundswell::twin
