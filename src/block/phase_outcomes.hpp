#pragma once
#include "block/now.hpp"
#include "mechanisms/discourse.hpp"
#include "mechanisms/outcome.hpp"

namespace groundswell::block {

/// A witness who intervened or supported posts a callout, if it has not posted this week.
template <class Team>
GROUNDSWELL_ANYWHERE void call_out(Now<Team> const& now, Letter<OutcomeNote> const& letter, PersonState& s)
{
    Reaction const reaction = letter.payload.reaction;
    Seat const witness = letter.recipient;
    if ((reaction != Reaction::intervene && reaction != Reaction::support) || now.posted(witness)) return;
    if (!Callout{now.rules()}(s, now.draw(Purpose::callout, witness, fold_event(letter.event)))) return;
    now.m.flags[witness] |= flag_posted;
    now.count(Counter::post_callout, witness);
    now.count(Counter::effort_for_survivors, witness, 16);
    now.m.posts.append(now.team,
                       {.id = post_id(letter.event, witness), .author = witness, .kind = Post::callout});
}

/// Phase 4: what everyone learns; callouts.
template <class Team>
GROUNDSWELL_ANYWHERE void outcomes(Now<Team> const& now)
{
    Memory& m = now.m;
    share(now.team, m.acts.size(), [&](std::uint32_t i) {
        Letter<ActNote> const& act = m.acts[i];
        Tally const& tally = m.tallies[i];
        if (act.sender != no_seat)
            m.outcomes.append(now.team, {act.event, act.sender, act.recipient, {i, Side::perpetrator}});
        m.outcomes.append(now.team, {act.event, act.recipient, act.recipient, {i, Side::target}});
        if (tier_of(act.payload.kind) != Tier::harm) return;
        if (tally.noticed > 0) now.count(Counter::noticed_acts_harm, act.recipient);
        if (tally.intervened > 0) now.count(Counter::answered_acts_harm, act.recipient);
    });
    share(now.team, m.scenes.size(), [&](std::uint32_t i) {
        Letter<SceneNote> const& scene = m.scenes[i];
        if (scene.payload.noticed)
            m.outcomes.append(now.team, {scene.event,
                                         scene.recipient,
                                         scene.sender,
                                         {scene.payload.act, Side::witness, scene.payload.reaction}});
    });
    now.deliver(m.outcomes);

    Outcome const learn{now.rules()};
    now.for_each(m.outcomes, [&](Letter<OutcomeNote> const& letter, std::uint32_t) {
        Letter<ActNote> const& act = m.acts[letter.payload.act];
        Answers const answers = m.tallies[letter.payload.act].answers();
        double const severity = now.severity(act.payload.kind);
        Seat const who = letter.recipient;
        if (letter.payload.side == Side::perpetrator)
            now.recall({who, act.event, act.payload.kind, Asked::perpetrator});
        now.touch(who, [&](PersonState& s) {
            switch (letter.payload.side) {
            case Side::perpetrator:
                learn.perpetrator(s, answers, severity);
                break;
            case Side::witness:
                learn.witness(s, answers, now.rules().stubbornness[m.record[who].stubbornness_quantile]);
                call_out(now, letter, s);
                break;
            case Side::target:
                learn.target(s, answers, severity);
                break;
            }
        });
    });
}

} // namespace groundswell::block
