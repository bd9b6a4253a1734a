#include "block/list.hpp"
#include "block/network_sort.hpp"
#include "engine/recollection.hpp"
#include "mechanisms/attempts.hpp"
#include "mechanisms/career.hpp"
#include "mechanisms/crowd.hpp"
#include "mechanisms/disclosure.hpp"
#include "mechanisms/discourse.hpp"
#include "mechanisms/fear.hpp"
#include "mechanisms/influence.hpp"
#include "mechanisms/institution.hpp"
#include "mechanisms/official.hpp"
#include "mechanisms/outcome.hpp"
#include "mechanisms/outsiders.hpp"
#include "mechanisms/promotion.hpp"
#include "mechanisms/reaction.hpp"
#include "mechanisms/relaxation.hpp"
#include "mechanisms/scene.hpp"
#include "mechanisms/target_choice.hpp"

/// Every mechanism in a kernel, so that a compiler for cards sees that each of them runs there from the same
/// source. tests/card/check compiles it. Nothing runs it yet.
namespace groundswell::card {
namespace {

/// A block of threads.
struct CardTeam {
    __device__ std::uint32_t thread() const { return threadIdx.x; }
    __device__ std::uint32_t threads() const { return blockDim.x; }
    __device__ void barrier() const { __syncthreads(); }
    __device__ std::uint32_t add(std::uint32_t& sum, std::uint32_t n) const { return atomicAdd(&sum, n); }
};

/// Everybody is tied to the next three seats.
struct Ring {
    template <class F>
    constexpr void for_each(Seat seat, F&& f) const
    {
        for (Seat k = 1; k <= 3; ++k)
            f(seat + k);
    }
    template <class F>
    constexpr void for_each_weighted(Seat seat, F&& f) const
    {
        for_each(seat, [&](Seat other) { f(other, .5); });
    }
    constexpr bool tied(Seat from, Seat to) const { return to - from <= 3; }
};

/// What a kernel reads and writes, so that nothing is optimised away.
struct Table {
    Rules const* rules;
    Recollection const* recollection;
    Record* record;
    Standing const* standing;
    Propensity const* propensity;
    Fear const* fear;
    BirthKey* birth;
    double* out;
    std::uint32_t* number;
    Key key;
    Week week;
};

__device__ Seat own_seat()
{
    return blockIdx.x * blockDim.x + threadIdx.x;
}

/// A person's state is read, changed and written back, as a touch does.
template <class F>
__device__ void touch(Table const& at, F&& f)
{
    Seat const seat = own_seat();
    PersonState s = Relaxation{*at.rules}(at.record[seat], at.standing[seat].group, at.week);
    f(s);
    encode_plainly(s, at.week, at.record[seat]);
}

__device__ double draw(Table const& at, Purpose purpose, std::uint32_t index)
{
    return uniform(at.key, purpose, {own_seat(), 1, at.week, index});
}

} // namespace

__global__ void attempts(Table at)
{
    Rules const& rules = *at.rules;
    Seat const seat = own_seat();
    Candidates const candidates{rules, at.key};
    Block const draws = draw_block(at.key, Purpose::attempts, seat, 0, at.week);
    unsigned const n = candidates.count(draws[0], at.propensity[seat].harm);
    PersonState const s = Relaxation{rules}(at.record[seat], at.standing[seat].group, at.week);
    double const pressure = ActPressure{rules}(s, Tier::harm);
    Ring const team;
    TargetChoice const choose(rules, at.key, team);
    for (unsigned ordinal = 0; ordinal < n; ++ordinal) {
        if (!(candidates.threshold(candidates.thinning(seat, at.week, ordinal / 4)[ordinal % 4]) < pressure))
            continue;
        Seat const target = choose({.actor = seat,
                                    .week = at.week,
                                    .ordinal = ordinal,
                                    .draws = draw_block(at.key, Purpose::act, seat, ordinal, at.week)},
                                   [&](Seat other) { return at.standing[other]; });
        if (target == no_seat) continue;
        at.number[seat] = target + static_cast<unsigned>(KindChoice{rules}(draw(at, Purpose::act, 0)));
    }
    Outsiders const outsiders(rules);
    at.number[seat] += outsiders.count(at.standing[seat], draw(at, Purpose::outside, 0)) +
                       static_cast<unsigned>(outsiders.kind(draw(at, Purpose::outside, 1))) +
                       outsiders.group(at.standing[seat].group, draw(at, Purpose::outside, 2)) +
                       OutsideRuling{rules}.bans(draw(at, Purpose::ruling, 0));
}

__global__ void scenes(Table at)
{
    Rules const& rules = *at.rules;
    Seat const seat = own_seat();
    Presence const presence(rules);
    Block const draws = draw_block(at.key, Purpose::scene, seat, 1, at.week);
    if (!(draws[0] < presence.below(Kind::advance))) return;
    double const h = Relaxation{rules}.habituation(at.record[seat], at.week);
    if (!(unit_interval(draws[1]) < Noticing{rules}.probability(h, at.standing[seat].group, Kind::advance)))
        return;
    Standing const own = at.standing[seat], other = at.standing[seat + 1];
    Answers answers{.noticed = 2, .silent = 1, .intervened = at.number[seat]};
    touch(at, [&](PersonState& s) {
        at.number[seat] = static_cast<unsigned>(ReactionChoice{rules}(
            s, {.witness = own, .perpetrator = other, .kind = Kind::advance}, unit_interval(draws[2])));
    });
    touch(at, [&](PersonState& s) {
        Outcome const learn{rules};
        learn.perpetrator(s, answers, .5);
        learn.witness(s, answers, rules.stubbornness[at.record[seat].stubbornness_quantile]);
        learn.target(s, answers, .5);
        at.number[seat] += Callout{rules}(s, draw(at, Purpose::callout, 0));
    });
    (*at.recollection)({seat, 7, Kind::advance, Asked::witness}, at.week,
                       [&](std::uint8_t instrument) { at.number[seat] += instrument; });
    at.number[seat] += crowd_of(at.key, CrowdUse::scene, {seat, 1, at.week, 0}, 2000).place(3);
}

__global__ void disclosures(Table at)
{
    Rules const& rules = *at.rules;
    Seat const seat = own_seat();
    Standing const own = at.standing[seat], other = at.standing[seat + 1];
    FearOfReprisal const fear{rules, at.key};
    double const feared = fear.read(at.birth[seat], &at.fear[seat], at.week);
    touch(at, [&](PersonState& s) {
        DisclosureChoice const choose{rules};
        at.number[seat] = static_cast<unsigned>(
            choose(s, {.target = own, .perpetrator = other, .severity = .5, .fear = feared},
                   draw(at, Purpose::choice, 0)));
        at.number[seat] += choose.testifies_now(s, own.group, other.group, draw(at, Purpose::reconsider, 1));
    });
    touch(at, [&](PersonState& s) {
        ConfidantAnswer const answer{rules};
        answer.heard_by_target(s, answer(s, draw(at, Purpose::confidant, 0)));
    });
    touch(at, [&](PersonState& s) {
        OfficialAnswer const official{rules};
        bool const warned = draw(at, Purpose::official, 0) < official.warns(other);
        official.heard_by_target(s, warned);
        official.warned(s);
    });
    touch(at, [&](PersonState& s) {
        Retaliation const retaliation{rules};
        if (draw(at, Purpose::retaliation, 0) < retaliation.probability(other, own)) retaliation.suffered(s);
        Verdict const verdict = Ruling{rules}({.evidence = 1, .priors = 1, .accused = other},
                                              {draw(at, Purpose::ruling, 0), draw(at, Purpose::ruling, 1)});
        RulingEffect const effect{rules};
        effect.accused(s, verdict, .5, true);
        effect.accuser(s, verdict);
        effect.hearer(s, verdict);
    });
    at.out[seat] = fear.after_fair_ruling(fear.seen(feared, true), true);
}

__global__ void discourse(Table at)
{
    Rules const& rules = *at.rules;
    Seat const seat = own_seat();
    auto const heard = static_cast<Post>(at.number[seat] % post_count);
    touch(at, [&](PersonState& s) {
        at.number[seat] = Reassurance{rules}(s, draw(at, Purpose::delivery, 4));
        PostEffect{rules}(s, heard);
        PostReaction const react{rules};
        auto const choice = react(s, heard, at.standing[seat].group, draw(at, Purpose::delivery, 1));
        at.number[seat] += static_cast<unsigned>(
            react.posted(choice, heard, {draw(at, Purpose::delivery, 2), draw(at, Purpose::delivery, 3)}));
    });
}

__global__ void careers(Table at)
{
    Rules const& rules = *at.rules;
    Seat const seat = own_seat();
    Birth const birth{rules, at.key};
    auto const units = CareerTurn{rules}(at.week, 10);
    double const leaves = Attrition{rules}.probability(at.out[seat], static_cast<int>(units.last));
    PromotionScore const score{rules};
    at.out[seat] = leaves + score({.merit = birth.merit(at.birth[seat]),
                                   .group = at.standing[seat].group,
                                   .luck = draw(at, Purpose::promotion, 0)},
                                  .1);
    at.out[seat] += Influence{rules}(
        seat, {.stubbornness = .5, .initial = .5}, Ring{},
        [&](Seat other) { return decode_fraction(at.record[other].attitude); }, [](Seat) { return true; });
    auto const newcomer = birth(at.birth[seat], NewcomerGroup{rules}(draw(at, Purpose::hire, 0)), at.week);
    at.record[seat] = newcomer.record;
    at.out[seat] += newcomer.propensity.harm;
}

/// All threads of a block append to one list, sort it, and choose from it.
__global__ void promotions(Table at, PromotionCandidate* items, std::uint32_t n, RankBalance balance)
{
    __shared__ block::List<PromotionCandidate> list;
    CardTeam const team;
    if (team.thread() == 0) list = {items, n, 0};
    team.barrier();
    block::share(team, n, [&](std::uint32_t i) {
        if (at.out[i] > 0) list.append(team, {at.out[i], at.birth[i], i, at.standing[i].group});
    });
    team.barrier();
    std::uint32_t const size = list.size();
    block::sort_by_network(team, items, size, [](PromotionCandidate const& a, PromotionCandidate const& b) {
        return better(a, b);
    });
    if (team.thread() > 0 || size == 0) return;
    PromotionChoice::by_quota({items, size}, size / 2, at.rules->groups);
    PromotionChoice::by_balance({items, size}, size / 2, balance);
}

} // namespace groundswell::card
