#include "engine/phases.hpp"
#include "mechanisms/outcome.hpp"

namespace groundswell::phase {

namespace {

/// A witness who intervened or supported, after learning, and not having posted this week.
bool calls_out(Stage const& stage, Letter<OutcomeNote> const& letter, PersonState& s)
{
    Reaction const reaction = letter.payload.reaction;
    if (reaction != Reaction::intervene && reaction != Reaction::support) return false;
    if (stage.posted(letter.recipient)) return false;
    return Callout{stage.rules}(s, uniform(stage.key, Purpose::callout,
                                           {letter.recipient, fold_event(letter.event), stage.week(), 0}));
}

void publish_callout(Stage& stage, int thread, Letter<OutcomeNote> const& letter)
{
    Seat const witness = letter.recipient;
    stage.flags[witness] |= flag_posted;
    stage.count(thread, Counter::post_callout, witness);
    stage.count(thread, Counter::effort_for_survivors, witness, 16);
    stage.local[static_cast<std::size_t>(thread)].posts.push_back(
        {.id = post_id(letter.event, witness), .author = witness, .kind = Post::callout});
}

} // namespace

void outcomes(Stage& stage, Scenery& scenery)
{
    scenery.open(scenery.outcomes);
    for (std::uint32_t act = 0; act < scenery.acts.size(); ++act) {
        auto const& letter = scenery.acts.letters()[act];
        Tally const& tally = scenery.tallies[act];
        scenery.outcomes.send(0, {letter.event, letter.sender, letter.recipient, {act, Side::perpetrator}});
        scenery.outcomes.send(0, {letter.event, letter.recipient, letter.recipient, {act, Side::target}});
        if (tier_of(letter.payload.kind) != Tier::harm) continue;
        if (tally.noticed > 0)
            stage.count(scenery.first_thread, Counter::noticed_acts_harm, letter.recipient);
        if (tally.intervened > 0)
            stage.count(scenery.first_thread, Counter::answered_acts_harm, letter.recipient);
    }
    scenery.scenes.for_each(scenery.executor, [&](int thread, Letter<SceneNote> const& scene) {
        scenery.outcomes.send(thread, {scene.event,
                                       scene.recipient,
                                       scene.sender,
                                       {scene.payload.act, Side::witness, scene.payload.reaction}});
    });
    scenery.outcomes.deliver(scenery.executor);
    scenery.messages += scenery.outcomes.size();

    Outcome const learn{stage.rules};
    scenery.outcomes.for_each(scenery.executor, [&](int thread, Letter<OutcomeNote> const& letter) {
        auto const& act = scenery.acts.letters()[letter.payload.act];
        Answers const answers = scenery.tallies[letter.payload.act].answers();
        double const severity = stage.rules.p.kinds[static_cast<std::size_t>(act.payload.kind)].severity;
        Seat const who = letter.recipient;
        bool posts = false;
        stage.touch(who, [&](PersonState& s) {
            switch (letter.payload.side) {
            case Side::perpetrator:
                learn.perpetrator(s, answers, severity);
                break;
            case Side::witness:
                learn.witness(s, answers,
                              stage.rules.stubbornness[stage.state.people.record[who].stubbornness_quantile]);
                posts = calls_out(stage, letter, s);
                break;
            case Side::target:
                learn.target(s, answers, severity);
                break;
            }
        });
        if (posts) publish_callout(stage, scenery.first_thread + thread, letter);
    });
}

} // namespace groundswell::phase
