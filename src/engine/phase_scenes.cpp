#include <algorithm>
#include <array>
#include <span>

#include "engine/phases.hpp"
#include "mechanisms/reaction.hpp"
#include "world/world.hpp"

namespace groundswell::phase {

namespace {

/// The people tied to somebody by team or confidence, each once. Acts come in the order of their targets, so
/// they are listed once for all acts against one person.
class PeopleNear {
  public:
    PeopleNear(WeekState const& now, std::vector<Seat>& list) : now_(now), list_(list) {}

    /// How many there are without the perpetrator.
    std::uint32_t operator()(Letter<ActNote> const& act)
    {
        if (act.recipient != of_) list(act.recipient);
        return static_cast<std::uint32_t>(list_.size() - std::ranges::binary_search(list_, act.sender));
    }

  private:
    void list(Seat of)
    {
        of_ = of;
        list_.clear();
        auto const add = [&](Seat other) {
            if (now_.occupied(other)) list_.push_back(other);
        };
        now_.world->team.for_each(of, add);
        now_.world->confidant.for_each(of, add);
        std::ranges::sort(list_);
        list_.erase(std::unique(list_.begin(), list_.end()), list_.end());
    }

    WeekState const& now_;
    std::vector<Seat>& list_;
    Seat of_{no_seat};
};

/// The counter of acts of a kind that surveys count.
Counter counter_of(Kind kind)
{
    int const beyond = static_cast<int>(kind) - static_cast<int>(Kind::hostility);
    return static_cast<Counter>(static_cast<int>(Counter::acts_hostility) + beyond);
}

/// The target's side of phase 2: counts what happened, and shows it to whoever is present.
class PresenceStep {
  public:
    PresenceStep(WeekState& now, RangeWork& work, int inner)
        : now_(now), work_(work), inner_(inner), thread_(work.thread(inner)), buffers_(now.buffers(thread_)),
          presence_(now.rules), near_(now, buffers_.near)
    {}

    /// Several acts at once, so that draws run side by side.
    void operator()(std::span<Letter<ActNote> const> acts)
    {
        std::array<std::size_t, at_once + 1> begin{};
        for (std::size_t i = 0; i < acts.size(); ++i) {
            happened(acts[i]);
            begin[i + 1] = list_candidates(acts[i], begin[i]);
        }
        buffers_.onlookers.draw(now_.key, Purpose::scene, now_.week(), begin[acts.size()]);
        for (std::size_t i = 0; i < acts.size(); ++i) {
            presence_.choose(buffers_.onlookers.entities(begin[i], begin[i + 1]),
                             buffers_.onlookers.blocks(begin[i], begin[i + 1]), acts[i].payload.kind,
                             buffers_.present);
            invite(acts[i]);
        }
    }

    static constexpr std::size_t at_once = 64;

  private:
    void happened(Letter<ActNote> const& act)
    {
        Kind const kind = act.payload.kind;
        bool const harm = tier_of(kind) == Tier::harm;
        double const severity = now_.rules.p.kinds[static_cast<std::size_t>(kind)].severity;
        now_.count(thread_, harm ? Counter::acts_harm : Counter::acts_remark, act.recipient);
        now_.count(thread_, harm ? Counter::severity_harm : Counter::severity_remark, act.recipient,
                   static_cast<std::uint32_t>(severity * 65536 + 0.5));
        now_.recall(thread_, {act.recipient, act.event, kind, Asked::target});
        if (act.sender != no_seat) now_.recall(thread_, {act.sender, act.event, kind, Asked::perpetrator});
        if (!harm) return;
        now_.count(thread_, counter_of(kind), act.recipient);
        now_.count(thread_, Counter::acts_outside, act.recipient, act.sender == no_seat);
        now_.state.lived.experienced[act.recipient] = static_cast<std::int16_t>(now_.week());
        now_.count(thread_, Counter::possible_aware_pairs, act.recipient, near_(act));
    }

    /// List who might be present from index n on. Returns the index after the last.
    std::size_t list_candidates(Letter<ActNote> const& act, std::size_t n)
    {
        std::uint32_t const about = fold_event(act.event);
        now_.for_team_crowd(CrowdUse::scene, act.recipient, act.event, [&](Seat candidate) {
            buffers_.onlookers.put(n, candidate, about);
            bool const other = candidate != act.sender, here = now_.occupied(candidate);
            n += static_cast<unsigned>(other) & static_cast<unsigned>(here);
        });
        return n;
    }

    void invite(Letter<ActNote> const& act)
    {
        bool const harm = tier_of(act.payload.kind) == Tier::harm;
        auto const index = static_cast<std::uint32_t>(&act - work_.acts.letters().data());
        work_.tallies[index].present = static_cast<std::uint32_t>(buffers_.present.size());
        for (auto const& witness : buffers_.present) {
            work_.scenes.send(
                inner_, {act.event, witness.seat, act.recipient, {index, witness.notice, witness.react}});
            now_.count(thread_, harm ? Counter::present_harm : Counter::present_remark, witness.seat);
        }
    }

    WeekState& now_;
    RangeWork& work_;
    int inner_, thread_;
    ThreadBuffers& buffers_;
    Presence presence_;
    PeopleNear near_;
};

} // namespace

void scenes(WeekState& now, RangeWork& work)
{
    work.tallies.assign(work.acts.size(), Tally{});
    work.open(work.scenes);
    work.acts.for_runs(work.executor, [&](int thread, std::span<Letter<ActNote> const> acts) {
        PresenceStep step(now, work, thread);
        for (; !acts.empty(); acts = acts.subspan(std::min(acts.size(), PresenceStep::at_once)))
            step(acts.first(std::min(acts.size(), PresenceStep::at_once)));
    });
    work.scenes.deliver(work.executor);
    work.messages += work.scenes.size();

    Noticing const noticing{now.rules};
    work.scenes.for_each(work.executor, [&](int inner, Letter<SceneNote>& scene) {
        int const thread = work.thread(inner);
        auto const& act = work.acts.letters()[scene.payload.act];
        Seat const witness = scene.recipient;
        double const p = noticing.probability(now.read_habituation(witness), now.state.people.group[witness],
                                              act.payload.kind);
        bool const noticed = unit_interval(scene.payload.notice) < p;
        bool const harm = tier_of(act.payload.kind) == Tier::harm;
        scene.payload.noticed = noticed;
        work.executor.add(work.tallies[scene.payload.act].noticed, noticed);
        now.count(thread, harm ? Counter::noticed_harm : Counter::noticed_remark, witness, noticed);
        if (noticed) now.recall(thread, {witness, act.event, act.payload.kind, Asked::witness});
        if (harm && noticed) {
            now.state.lived.witnessed[witness] = static_cast<std::int16_t>(now.week());
            now.exchange.awareness.add(thread,
                                       {act.event, witness, act.recipient, now.standing(act.recipient)});
        }
    });
    // Who did not notice has no part in what follows.
    work.scenes.keep_if([](Letter<SceneNote> const& scene) { return scene.payload.noticed; });
}

void reactions(WeekState& now, RangeWork& work)
{
    // The count m has come back on the letter by which presence came: same recipients, same order.
    ReactionChoice const choose{now.rules};
    work.scenes.for_each(work.executor, [&](int inner, Letter<SceneNote>& scene) {
        int const thread = work.thread(inner);
        auto const& act = work.acts.letters()[scene.payload.act];
        Tally& tally = work.tallies[scene.payload.act];
        Seat const witness = scene.recipient;
        bool const outside = act.sender == no_seat; // whom nobody here can name
        auto const names = now.world->confidant.tied_to_each(
            witness, {act.recipient, outside ? act.recipient : act.sender}, now.buffers(thread).confidants);
        bool const free = now.rules.off.silence || must_answer(now, witness);
        now.touch(witness, [&](PersonState& s) {
            scene.payload.reaction = choose(s,
                                            {.witness = now.standing(witness),
                                             .perpetrator = now.perpetrator(act),
                                             .kind = act.payload.kind,
                                             .noticed_by = tally.noticed,
                                             .confidant_of_target = names[0],
                                             .confidant_of_perpetrator = names[1] && !outside,
                                             .must_answer = free},
                                            unit_interval(scene.payload.react));
        });
        auto const reaction = static_cast<std::size_t>(scene.payload.reaction);
        bool const harm = tier_of(act.payload.kind) == Tier::harm;
        constexpr std::array<Counter, 4> harm_counter{Counter::silent_harm, Counter::intervened_harm,
                                                      Counter::supported_harm, Counter::excused_harm};
        constexpr std::array<Counter, 4> remark_counter{Counter::silent_remark, Counter::intervened_remark,
                                                        Counter::supported_remark, Counter::excused_remark};
        now.count(thread, harm ? harm_counter[reaction] : remark_counter[reaction], witness);
        std::array<std::uint32_t*, 4> const side{&tally.silent, &tally.intervened, &tally.supported,
                                                 &tally.excused};
        work.executor.add(*side[reaction], 1);
        if (auto const paid = static_cast<std::uint32_t>(free ? 0 : cost_of(scene.payload.reaction) * 16))
            now.count(thread,
                      scene.payload.reaction == Reaction::excuse ? Counter::effort_against
                                                                 : Counter::effort_for_survivors,
                      witness, paid);
    });
}

} // namespace groundswell::phase
