#include "base/event_ids.hpp"
#include "engine/phases.hpp"
#include "mechanisms/discourse.hpp"
#include "mechanisms/outcome.hpp"

namespace groundswell::phase {

namespace {

/// A witness who intervened or supported, after learning, and not having posted this week.
bool calls_out(WeekState const& now, Letter<OutcomeNote> const& letter, PersonState& s)
{
    Reaction const reaction = letter.payload.reaction;
    if (reaction != Reaction::intervene && reaction != Reaction::support) return false;
    if (now.posted(letter.recipient)) return false;
    return Callout{now.rules}(
        s, uniform(now.key, Purpose::callout, {letter.recipient, fold_event(letter.event), now.week(), 0}));
}

void publish_callout(WeekState& now, int thread, Letter<OutcomeNote> const& letter)
{
    Seat const witness = letter.recipient;
    now.flags[witness] |= flag_posted;
    now.count(thread, Counter::post_callout, witness);
    now.count(thread, Counter::effort_for_survivors, witness, 16);
    now.exchange.posts.add(thread,
                           {.id = post_id(letter.event, witness), .author = witness, .kind = Post::callout});
}

} // namespace

void outcomes(WeekState& now, RangeWork& work)
{
    work.open(work.outcomes);
    for (std::uint32_t act = 0; act < work.acts.size(); ++act) {
        auto const& letter = work.acts.letters()[act];
        Tally const& tally = work.tallies[act];
        if (letter.sender != no_seat)
            work.outcomes.send(0, {letter.event, letter.sender, letter.recipient, {act, Side::perpetrator}});
        work.outcomes.send(0, {letter.event, letter.recipient, letter.recipient, {act, Side::target}});
        if (tier_of(letter.payload.kind) != Tier::harm) continue;
        if (tally.noticed > 0) now.count(work.first_thread, Counter::noticed_acts_harm, letter.recipient);
        if (tally.intervened > 0) now.count(work.first_thread, Counter::answered_acts_harm, letter.recipient);
    }
    work.scenes.for_each(work.executor, [&](int thread, Letter<SceneNote> const& scene) {
        work.outcomes.send(thread, {scene.event,
                                    scene.recipient,
                                    scene.sender,
                                    {scene.payload.act, Side::witness, scene.payload.reaction}});
    });
    work.outcomes.deliver(work.executor);
    work.messages += work.outcomes.size();

    Outcome const learn{now.rules};
    work.outcomes.for_each(work.executor, [&](int thread, Letter<OutcomeNote> const& letter) {
        auto const& act = work.acts.letters()[letter.payload.act];
        Answers const answers = work.tallies[letter.payload.act].answers();
        double const severity = now.rules.p.kinds[static_cast<std::size_t>(act.payload.kind)].severity;
        Seat const who = letter.recipient;
        bool posts = false;
        now.touch(who, [&](PersonState& s) {
            switch (letter.payload.side) {
            case Side::perpetrator:
                learn.perpetrator(s, answers, severity);
                break;
            case Side::witness:
                learn.witness(s, answers,
                              now.rules.stubbornness[now.state.people.record[who].stubbornness_quantile]);
                posts = calls_out(now, letter, s);
                break;
            case Side::target:
                learn.target(s, answers, severity);
                break;
            }
        });
        if (posts) publish_callout(now, work.thread(thread), letter);
    });
}

} // namespace groundswell::phase
