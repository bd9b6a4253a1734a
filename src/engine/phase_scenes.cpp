#include <algorithm>

#include "engine/phases.hpp"

namespace groundswell::phase {

namespace {

/// People tied to the target by team or confidence, each once, without the perpetrator.
std::uint32_t people_near(Stage const& stage, Letter<ActNote> const& act, std::vector<Seat>& scratch)
{
    scratch.clear();
    auto const add = [&](Seat other) {
        if (other != act.sender && stage.occupied(other)) scratch.push_back(other);
    };
    stage.world->team.for_each(act.recipient, add);
    stage.world->confidant.for_each(act.recipient, add);
    std::ranges::sort(scratch);
    return static_cast<std::uint32_t>(std::unique(scratch.begin(), scratch.end()) - scratch.begin());
}

/// The target's side: what happened is counted, and whoever is present gets to see it.
void open_scene(Stage& stage, Scenery& scenery, int thread, Letter<ActNote> const& act,
                Presence const& presence)
{
    Local& local = stage.local[static_cast<std::size_t>(thread)];
    Kind const kind = act.payload.kind;
    bool const harm = tier_of(kind) == Tier::harm;
    double const severity = stage.rules.p.kinds[static_cast<std::size_t>(kind)].severity;
    stage.count(thread, harm ? Counter::acts_harm : Counter::acts_remark, act.recipient);
    stage.count(thread, harm ? Counter::severity_harm : Counter::severity_remark, act.recipient,
                static_cast<std::uint32_t>(severity * 65536 + 0.5));
    if (harm) {
        stage.state.lived.experienced[act.recipient] = static_cast<std::int16_t>(stage.week());
        stage.count(thread, Counter::possible_aware_pairs, act.recipient,
                    people_near(stage, act, local.seats));
    }

    local.present.clear();
    local.seats.clear();
    stage.world->team.for_each(act.recipient, [&](Seat candidate) {
        if (candidate != act.sender && stage.occupied(candidate)) local.seats.push_back(candidate);
    });
    for (Seat const candidate : local.seats)
        presence.consider(candidate, act.event, stage.week(), kind, local.present);
    presence.limit(local.present);
    auto const index = static_cast<std::uint32_t>(&act - scenery.acts.letters().data());
    for (auto const& witness : local.present) {
        scenery.scenes.send(thread - scenery.first_thread,
                            {act.event, witness.seat, act.recipient, {index, witness.notice, witness.react}});
        stage.count(thread, harm ? Counter::present_harm : Counter::present_remark, witness.seat);
    }
}

/// Whether an intervention `answering` leaves this witness no silent option.
bool must_answer(Stage const& stage, Seat witness)
{
    if (stage.state.people.harm[witness] > 0) return false;
    return std::ranges::any_of(stage.interventions, [&](ActiveIntervention const& i) {
        return i.spec.kind == InterventionKind::answering && i.in_force(stage.week()) &&
               in_scope(stage, i, witness);
    });
}

} // namespace

void scenes(Stage& stage, Scenery& scenery)
{
    scenery.tallies.assign(scenery.acts.size(), Tally{});
    scenery.open(scenery.scenes);
    Presence const presence(stage.rules, stage.key);
    scenery.acts.for_each(scenery.executor, [&](int thread, Letter<ActNote> const& act) {
        open_scene(stage, scenery, scenery.first_thread + thread, act, presence);
    });
    scenery.scenes.deliver(scenery.executor);
    scenery.messages += scenery.scenes.size();

    Noticing const noticing{stage.rules};
    scenery.scenes.for_each(scenery.executor, [&](int inner, Letter<SceneNote>& scene) {
        int const thread = scenery.first_thread + inner;
        auto const& act = scenery.acts.letters()[scene.payload.act];
        Seat const witness = scene.recipient;
        double const p = noticing.probability(stage.read_habituation(witness),
                                              stage.state.people.group[witness], act.payload.kind);
        if (!(unit_interval(scene.payload.notice) < p)) return;
        scene.payload.noticed = true;
        scenery.tick(scenery.tallies[scene.payload.act].noticed);
        bool const harm = tier_of(act.payload.kind) == Tier::harm;
        stage.count(thread, harm ? Counter::noticed_harm : Counter::noticed_remark, witness);
        if (harm) {
            stage.state.lived.witnessed[witness] = static_cast<std::int16_t>(stage.week());
            stage.local[static_cast<std::size_t>(thread)].aware.push_back(
                {act.event, witness, act.recipient, stage.standing(act.recipient)});
        }
    });
}

void reactions(Stage& stage, Scenery& scenery)
{
    // The count m has come back on the letter by which presence came: same recipients, same order.
    ReactionChoice const choose{stage.rules};
    scenery.scenes.for_each(scenery.executor, [&](int inner, Letter<SceneNote>& scene) {
        int const thread = scenery.first_thread + inner;
        if (!scene.payload.noticed) return;
        auto const& act = scenery.acts.letters()[scene.payload.act];
        Tally& tally = scenery.tallies[scene.payload.act];
        Seat const witness = scene.recipient;
        auto const& confidant = stage.world->confidant;
        bool const free = stage.rules.off.silence || must_answer(stage, witness);
        stage.touch(witness, [&](PersonState& s) {
            scene.payload.reaction = choose(s,
                                            {.witness = stage.standing(witness),
                                             .perpetrator = stage.standing(act.sender),
                                             .kind = act.payload.kind,
                                             .noticed_by = tally.noticed,
                                             .confidant_of_target = confidant.tied(witness, act.recipient),
                                             .confidant_of_perpetrator = confidant.tied(witness, act.sender),
                                             .must_answer = free},
                                            unit_interval(scene.payload.react));
        });
        auto const reaction = static_cast<std::size_t>(scene.payload.reaction);
        bool const harm = tier_of(act.payload.kind) == Tier::harm;
        constexpr std::array<Counter, 4> harm_counter{Counter::silent_harm, Counter::intervened_harm,
                                                      Counter::supported_harm, Counter::excused_harm};
        constexpr std::array<Counter, 4> remark_counter{Counter::silent_remark, Counter::intervened_remark,
                                                        Counter::supported_remark, Counter::excused_remark};
        stage.count(thread, harm ? harm_counter[reaction] : remark_counter[reaction], witness);
        std::array<std::uint32_t*, 4> const side{&tally.silent, &tally.intervened, &tally.supported,
                                                 &tally.excused};
        scenery.tick(*side[reaction]);
        if (auto const paid = static_cast<std::uint32_t>(free ? 0 : reaction_cost[reaction] * 16))
            stage.count(thread,
                        scene.payload.reaction == Reaction::excuse ? Counter::effort_against
                                                                   : Counter::effort_for_survivors,
                        witness, paid);
    });
}

} // namespace groundswell::phase
