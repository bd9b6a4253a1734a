#include <algorithm>
#include <array>
#include <span>

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
class Opening {
  public:
    Opening(Stage& stage, Scenery& scenery, int inner)
        : stage_(stage), scenery_(scenery), inner_(inner), thread_(scenery.first_thread + inner),
          local_(stage.local[static_cast<std::size_t>(thread_)]), presence_(stage.rules)
    {}

    /// Several acts at once, so that draws run side by side.
    void operator()(std::span<Letter<ActNote> const> acts)
    {
        std::array<std::size_t, at_once + 1> begin{};
        for (std::size_t i = 0; i < acts.size(); ++i) {
            happened(acts[i]);
            begin[i + 1] = list_candidates(acts[i], begin[i]);
        }
        local_.onlookers.draw(stage_.key, Purpose::scene, stage_.week(), begin[acts.size()]);
        for (std::size_t i = 0; i < acts.size(); ++i) {
            presence_.choose(local_.onlookers.entities(begin[i], begin[i + 1]),
                             local_.onlookers.blocks(begin[i], begin[i + 1]), acts[i].payload.kind,
                             local_.present);
            invite(acts[i]);
        }
    }

    static constexpr std::size_t at_once = 64;

  private:
    void happened(Letter<ActNote> const& act)
    {
        Kind const kind = act.payload.kind;
        bool const harm = tier_of(kind) == Tier::harm;
        double const severity = stage_.rules.p.kinds[static_cast<std::size_t>(kind)].severity;
        stage_.count(thread_, harm ? Counter::acts_harm : Counter::acts_remark, act.recipient);
        stage_.count(thread_, harm ? Counter::severity_harm : Counter::severity_remark, act.recipient,
                     static_cast<std::uint32_t>(severity * 65536 + 0.5));
        if (!harm) return;
        stage_.state.lived.experienced[act.recipient] = static_cast<std::int16_t>(stage_.week());
        stage_.count(thread_, Counter::possible_aware_pairs, act.recipient,
                     people_near(stage_, act, local_.near));
    }

    /// From place n on. Returns where they end.
    std::size_t list_candidates(Letter<ActNote> const& act, std::size_t n)
    {
        std::uint32_t const about = fold_event(act.event);
        stage_.world->team.for_each(act.recipient, [&](Seat candidate) {
            local_.onlookers.put(n, candidate, about);
            bool const other = candidate != act.sender, here = stage_.occupied(candidate);
            n += static_cast<unsigned>(other) & static_cast<unsigned>(here);
        });
        return n;
    }

    void invite(Letter<ActNote> const& act)
    {
        bool const harm = tier_of(act.payload.kind) == Tier::harm;
        auto const index = static_cast<std::uint32_t>(&act - scenery_.acts.letters().data());
        for (auto const& witness : local_.present) {
            scenery_.scenes.send(
                inner_, {act.event, witness.seat, act.recipient, {index, witness.notice, witness.react}});
            stage_.count(thread_, harm ? Counter::present_harm : Counter::present_remark, witness.seat);
        }
    }

    Stage& stage_;
    Scenery& scenery_;
    int inner_, thread_;
    Local& local_;
    Presence presence_;
};

/// Whether an intervention `answering` leaves this witness no silent option.
bool must_answer(Stage const& stage, Seat witness)
{
    return std::ranges::any_of(stage.interventions,
                               [&](ActiveIntervention const& i) {
                                   return i.spec.kind == InterventionKind::answering &&
                                          i.in_force(stage.week()) && in_scope(stage, i, witness);
                               }) &&
           !(stage.state.people.propensity_of(witness).harm > 0);
}

} // namespace

void scenes(Stage& stage, Scenery& scenery)
{
    scenery.tallies.assign(scenery.acts.size(), Tally{});
    scenery.open(scenery.scenes);
    scenery.acts.for_runs(scenery.executor, [&](int thread, std::span<Letter<ActNote> const> acts) {
        Opening open(stage, scenery, thread);
        for (; !acts.empty(); acts = acts.subspan(std::min(acts.size(), Opening::at_once)))
            open(acts.first(std::min(acts.size(), Opening::at_once)));
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
        bool const noticed = unit_interval(scene.payload.notice) < p;
        bool const harm = tier_of(act.payload.kind) == Tier::harm;
        scene.payload.noticed = noticed;
        scenery.add(scenery.tallies[scene.payload.act].noticed, noticed);
        stage.count(thread, harm ? Counter::noticed_harm : Counter::noticed_remark, witness, noticed);
        if (harm && noticed) {
            stage.state.lived.witnessed[witness] = static_cast<std::int16_t>(stage.week());
            stage.local[static_cast<std::size_t>(thread)].aware.push_back(
                {act.event, witness, act.recipient, stage.standing(act.recipient)});
        }
    });
    // Who did not notice has no part in what follows.
    scenery.scenes.keep_if([](Letter<SceneNote> const& scene) { return scene.payload.noticed; });
}

void reactions(Stage& stage, Scenery& scenery)
{
    // The count m has come back on the letter by which presence came: same recipients, same order.
    ReactionChoice const choose{stage.rules};
    scenery.scenes.for_each(scenery.executor, [&](int inner, Letter<SceneNote>& scene) {
        int const thread = scenery.first_thread + inner;
        auto const& act = scenery.acts.letters()[scene.payload.act];
        Tally& tally = scenery.tallies[scene.payload.act];
        Seat const witness = scene.recipient;
        auto const names = stage.world->confidant.tied_to_each(
            witness, {act.recipient, act.sender}, stage.local[static_cast<std::size_t>(thread)].confidants);
        bool const free = stage.rules.off.silence || must_answer(stage, witness);
        stage.touch(witness, [&](PersonState& s) {
            scene.payload.reaction = choose(s,
                                            {.witness = stage.standing(witness),
                                             .perpetrator = stage.standing(act.sender),
                                             .kind = act.payload.kind,
                                             .noticed_by = tally.noticed,
                                             .confidant_of_target = names[0],
                                             .confidant_of_perpetrator = names[1],
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
        scenery.add(*side[reaction], 1);
        if (auto const paid = static_cast<std::uint32_t>(free ? 0 : reaction_cost[reaction] * 16))
            stage.count(thread,
                        scene.payload.reaction == Reaction::excuse ? Counter::effort_against
                                                                   : Counter::effort_for_survivors,
                        witness, paid);
    });
}

} // namespace groundswell::phase
