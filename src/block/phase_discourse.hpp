#pragma once
#include "block/draw_ties.hpp"
#include "mechanisms/disclosure.hpp"
#include "mechanisms/discourse.hpp"

namespace groundswell::block {

constexpr Counter counter_of(Post post)
{
    return static_cast<Counter>(static_cast<int>(Counter::post_testimony) + static_cast<int>(post));
}

/// Somebody posts what the next round hears.
template <class Team>
GROUNDSWELL_ANYWHERE void post_next(Now<Team> const& now, PostItem const& post)
{
    now.m.flags[post.author] |= flag_posted;
    now.count(counter_of(post.kind), post.author);
    now.m.next_posts.append(now.team, post);
}

/// A survivor who hears others speak may speak of the act that it kept.
template <class Team>
GROUNDSWELL_ANYWHERE void reconsider(Now<Team> const& now, PostItem const& post, Seat hearer, PersonState& s)
{
    Memory& m = now.m;
    Facts const& facts = m.facts[hearer];
    if (!(s.unspoken > 0) || (m.flags[hearer] & (flag_posted | flag_reconsidered)) || !facts.keeps) return;
    Block const draws = now.draws(Purpose::reconsider, hearer, fold_event(post.id));
    if (!(unit_interval(draws[0]) < now.rules().p.disclose.reconsider)) return;
    m.flags[hearer] |= flag_reconsidered;
    if (!DisclosureChoice{now.rules()}.testifies_now(s, m.group[hearer], facts.kept_group,
                                                     unit_interval(draws[1])))
        return;
    s.unspoken = 0;
    now.count(facts.kept_counted ? Counter::reconsidered_testify : Counter::reconsidered_testify_remark,
              hearer);
    m.told.append(now.team, hearer);
    post_next(now, {.id = post_id(post.id, hearer),
                    .author = hearer,
                    .kind = Post::testimony,
                    .about = facts.kept,
                    .teller = hearer,
                    .told_as = now.standing(hearer),
                    .counted = facts.kept_counted});
}

/// A hearer who has not posted this week amplifies, deflects, rebuts or absorbs.
template <class Team>
GROUNDSWELL_ANYWHERE void react(Now<Team> const& now, PostItem const& post, Seat hearer, PersonState& s)
{
    using Choice = PostReaction::Choice;
    PostReaction const reaction{now.rules()};
    Block const draws = now.draws(Purpose::delivery, hearer, fold_event(post.id));
    Choice const choice = reaction(s, post.kind, now.m.group[hearer], unit_interval(draws[1]));
    if (choice == Choice::absorb) return;
    PostItem own{.id = post_id(post.id, hearer),
                 .author = hearer,
                 .kind =
                     reaction.posted(choice, post.kind, {unit_interval(draws[2]), unit_interval(draws[3])})};
    if (own.kind == Post::testimony) {
        own.about = post.about;
        own.teller = post.teller;
        own.told_as = post.told_as;
        own.counted = post.counted;
    }
    post_next(now, own);
    now.count(choice == Choice::deflect ? Counter::effort_against : Counter::effort_for_survivors, hearer,
              16);
}

/// One person hears one post: the effect, then its own say.
template <class Team>
GROUNDSWELL_ANYWHERE void hear(Now<Team> const& now, Letter<PostNote> const& letter, bool last_round)
{
    auto const& world = now.at.world;
    PostItem const& post = now.m.posts[letter.payload.post];
    Seat const hearer = letter.recipient;
    if (post.counted && (world.team.tied(post.teller, hearer) || world.confidant.tied(post.teller, hearer)))
        now.m.awareness.append(now.team, {post.about, hearer, post.teller, post.told_as});
    now.touch(hearer, [&](PersonState& s) {
        if (post.kind == Post::hurt && !last_round &&
            Reassurance{now.rules()}(s, now.draw(Purpose::delivery, hearer, fold_event(post.id), 4)))
            now.count(Counter::effort_against, hearer, 16);
        PostEffect{now.rules()}(s, post.kind);
        if (last_round) return;
        if (post.kind == Post::testimony || post.kind == Post::inclusion) reconsider(now, post, hearer, s);
        if (!now.posted(hearer)) react(now, post, hearer, s);
    });
}

/// An act that its target told of in this round is no longer kept; who knew of it is remembered.
template <class Team>
GROUNDSWELL_ANYWHERE void forget_told(Now<Team> const& now, Seat teller)
{
    Memory& m = now.m;
    Facts& facts = m.facts[teller];
    if (facts.kept_counted) {
        now.note_fate(facts.kept, {.known = !facts.kept_known, .told = !facts.kept_told});
        facts.told = static_cast<std::int16_t>(now.week);
    }
    // A report of it in escrow must not count it again.
    for (std::uint32_t i = 0; i < m.escrow.size(); ++i)
        if (m.escrow[i].event == facts.kept) m.escrow[i].known = m.escrow[i].told = true;
    for (std::uint32_t i = 0; i < facts.knew; ++i)
        m.known.append(now.team, {facts.kept, m.knew[teller * m.sizes.knew_each + i]});
    facts.forget_kept();
}

/// One round: every post is heard, and hearers post what the next round hears.
template <class Team>
GROUNDSWELL_ANYWHERE void hold_round(Now<Team> const& now, bool last_round)
{
    Memory& m = now.m;
    Team const& team = now.team;
    auto const& c = now.rules().p.discourse;
    std::uint64_t const below = draws_below(c.reach);
    once(team, [&] { m.hearings.clear(), m.told.clear(), m.next_posts.clear(); });
    draw_ties(
        now, Purpose::delivery, m.posts.size(), static_cast<std::uint32_t>(c.max_audience + 0.5),
        [&](std::uint32_t row, auto const& f) {
            now.at.world.audience.for_each(m.posts[row].author, [&](Seat hearer) {
                if (now.occupied(hearer)) f(hearer);
            });
        },
        [&](std::uint32_t row) { return fold_event(m.posts[row].id); }, [&](std::uint32_t) { return below; },
        [&](std::uint32_t row, Seat hearer, Block const&) {
            m.hearings.append(team, {m.posts[row].id, hearer, m.posts[row].author, {row}});
        });
    now.deliver(m.hearings);
    now.for_each(m.hearings,
                 [&](Letter<PostNote> const& letter, std::uint32_t) { hear(now, letter, last_round); });
    share(team, m.told.size(), [&](std::uint32_t i) { forget_told(now, m.told[i]); });
    share(team, m.next_posts.size(), [&](std::uint32_t i) { m.posts[i] = m.next_posts[i]; });
    team.barrier();
    once(team, [&] { m.posts.asked = m.next_posts.asked; });
    team.barrier();
}

/// Phase 8: posts, round by round.
template <class Team>
GROUNDSWELL_ANYWHERE void discourse(Now<Team> const& now)
{
    int const rounds = static_cast<int>(now.rules().p.discourse.rounds + 0.5);
    now.team.barrier();
    for (int round = 1; now.m.posts.size() > 0 && round <= rounds; ++round)
        hold_round(now, round == rounds);
}

} // namespace groundswell::block
