#pragma once
#include "awareness.hpp"
#include "scene.hpp"

namespace groundswell::twin {

inline bool is_deflection(PostKind kind)
{
    return kind >= PostKind::innocence;
}

/// What hearing a post does, before any answer [3.8].
inline void effect_of(Parameters const& p, PostKind kind, PersonState& s)
{
    auto const& q = p.effect;
    switch (kind) {
    case PostKind::testimony:
        s.momentum += 1;
        s.responsibility += q.testimony * s.attitude * (1 - s.responsibility);
        s.norm += q.norm * (1 - s.norm);
        s.trust += q.trust * (1 - s.trust);
        s.habituation *= 1 - q.notice;
        break;
    case PostKind::callout:
        s.responsibility += q.callout * s.attitude * (1 - s.responsibility);
        s.norm += q.norm * (1 - s.norm);
        break;
    case PostKind::inclusion:
        s.stigma *= 1 - q.destigma;
        s.responsibility += q.callout * s.attitude * (1 - s.responsibility);
        break;
    case PostKind::innocence:
        s.responsibility *= 1 - q.absolve;
        break;
    case PostKind::hurt:
        s.entitlement += q.pamper * (1 - s.entitlement);
        s.norm *= 1 - q.norm;
        break;
    case PostKind::equivalence:
        s.momentum *= 1 - q.doubt;
        s.responsibility *= 1 - q.absolve / 2;
        break;
    }
}

/// One delivery, with all that the answer needs.
struct Hearing {
    TwinWorld& w;
    Rules const& rules;
    Post const& post;
    Seat hearer;
    std::vector<Post>& next; ///< posts of the next round
    std::vector<Awareness>& aware;

    double u(std::uint32_t i) const
    {
        return w.draw(Purpose::delivery, {hearer, fold_event(post.id), w.week, i});
    }
    double again(std::uint32_t i) const
    {
        return w.draw(Purpose::reconsider, {hearer, fold_event(post.id), w.week, i});
    }
};

/// Who never spoke of what happened may do so now that others did [3.5].
inline void reconsider(Hearing const& on, PersonState& s)
{
    auto& w = on.w;
    Person& person = *w.at[on.hearer];
    if (on.post.kind != PostKind::testimony && on.post.kind != PostKind::inclusion) return;
    if (!(s.unspoken > 0) || !person.kept || has_posted(w, on.hearer) || person.reconsidered == w.week)
        return;
    if (!(on.again(0) < on.rules.p.disclose.reconsider)) return;
    person.reconsidered = w.week;
    auto const& q = on.rules.p.disclose;
    double const barrier = s.stigma * on.rules.p.stigma[person.group][person.kept->group];
    Softmax options;
    options.option(0);
    options.option(testify_utility(q, felt(q, s.unspoken, s), 0, 0, barrier, s.momentum));
    if (options.choose(on.again(1)) == 0) return;
    EventId const about = person.kept->act;
    if (person.kept->harm &&
        std::none_of(on.aware.begin(), on.aware.end(), [&](auto const& a) { return a.act() == about; }))
        on.aware.emplace_back(w, on.hearer, *person.kept);
    s.unspoken = 0;
    w.count(person.kept->harm ? Counter::reconsidered_testify : Counter::reconsidered_testify_remark,
            on.hearer);
    if (person.kept->harm) person.lived.told = w.week;
    person.kept.reset();
    publish(w, on.next, on.post.id, {0, PostKind::testimony, on.hearer, about});
}

/// Absorb, pass it on, deflect; or rebut a deflection [3.8].
inline void answer(Hearing const& on, PersonState& s)
{
    auto& w = on.w;
    if (has_posted(w, on.hearer)) return;
    auto const& p = on.rules.p;
    auto const& q = p.reaction;
    Centred const c(p.reference, s);
    bool const can_pay = s.effort >= 1;
    Softmax options;
    options.option(0);
    if (is_deflection(on.post.kind)) {
        options.option(p.discourse.rebut + q.attitude * c.a + q.responsibility * c.r, can_pay);
        if (options.choose(on.u(1)) == 0) return;
        bool const include = on.post.kind == PostKind::equivalence && on.u(3) < p.discourse.inclusive;
        pay(w, on.hearer, s, 1, Counter::effort_for_survivors);
        publish(w, on.next, on.post.id, {0, include ? PostKind::inclusion : PostKind::callout, on.hearer, 0});
        return;
    }
    options.option(p.discourse.amplify + q.attitude * c.a + q.responsibility * c.r + q.norm * c.n, can_pay);
    options.option(p.discourse.deflect + q.entitlement * c.e - q.responsibility * c.r - q.norm * c.n +
                       p.discourse.defensive[w.at[on.hearer]->group],
                   can_pay && !w.off.derailing); // component derailing: no deflection [4]
    switch (options.choose(on.u(1))) {
    case 1:
        pay(w, on.hearer, s, 1, Counter::effort_for_survivors);
        publish(w, on.next, on.post.id, {0, on.post.kind, on.hearer, on.post.about});
        break;
    case 2: {
        std::array<double, 3> const frames{p.discourse.frame_innocence, p.discourse.frame_hurt,
                                           p.discourse.frame_equivalence};
        auto const frame = index_in_proportion(on.u(2), frames, frames[0] + frames[1] + frames[2]);
        pay(w, on.hearer, s, 1, Counter::effort_against);
        publish(
            w, on.next, on.post.id,
            {0, static_cast<PostKind>(static_cast<std::size_t>(PostKind::innocence) + frame), on.hearer, 0});
        break;
    }
    default:
        break;
    }
}

/// One person hears one post: effect, then reconsidering, then an answer; in the last round the effect only.
inline void hear(Hearing const& on, bool last_round, PersonState& s)
{
    auto const& p = on.rules.p;
    if (on.post.kind == PostKind::hurt && !last_round && s.effort >= 1 && on.u(4) < p.discourse.reassure)
        pay(on.w, on.hearer, s, 1, Counter::effort_against);
    effect_of(p, on.post.kind, s);
    if (last_round) return;
    reconsider(on, s);
    answer(on, s);
}

/// Whom a post reaches [3.8].
inline std::vector<Seat> hearers(TwinWorld const& w, Rules const& rules, Post const& post)
{
    std::vector<std::pair<double, Seat>> drawn;
    for (Seat const hearer : w.occupied_ties(w.place.audience, post.author)) {
        double const u = w.draw(Purpose::delivery, {hearer, fold_event(post.id), w.week, 0});
        if (u < rules.p.discourse.reach) drawn.emplace_back(u, hearer);
    }
    return smallest(drawn, rules.p.discourse.max_audience);
}

/// Phase 8: what was said travels, round by round.
inline void phase_discourse(TwinWorld& w, Rules const& rules, std::vector<Post> posts,
                            std::vector<Awareness>& aware)
{
    int const rounds = static_cast<int>(std::floor(rules.p.discourse.rounds + 0.5));
    for (int round = 1; round <= rounds && !posts.empty(); ++round) {
        std::sort(posts.begin(), posts.end(), [](Post const& a, Post const& b) { return a.id < b.id; });
        std::vector<std::vector<Seat>> reach;
        for (Post const& post : posts) {
            reach.push_back(hearers(w, rules, post));
            for (Awareness& known : aware)
                if (post.kind == PostKind::testimony && post.about == known.act())
                    for (Seat const seat : reach.back())
                        known.learns(seat);
        }
        std::vector<Post> next;
        for (Seat seat = 0; seat < w.seats(); ++seat)
            for (std::size_t k = 0; k < posts.size(); ++k)
                if (std::binary_search(reach[k].begin(), reach[k].end(), seat))
                    touch(w, rules, seat, [&](PersonState& s) {
                        hear({w, rules, posts[k], seat, next, aware}, round == rounds, s);
                    });
        posts = next;
    }
}

} // namespace groundswell::twin
