#include <algorithm>

#include "base/event_ids.hpp"
#include "engine/phases.hpp"
#include "mechanisms/disclosure.hpp"
#include "mechanisms/discourse.hpp"
#include "world/world.hpp"

namespace groundswell::phase {

namespace {

/// Send a post to those of its author's audience whom it reaches.
void deliver_post(WeekState& now, int thread, std::uint32_t index)
{
    ThreadBuffers& buffers = now.buffers(thread);
    auto const& c = now.rules.p.discourse;
    PostItem const& post = now.exchange.posts.gathered()[index];
    auto& hearers = buffers.onlookers;
    std::uint32_t const about = fold_event(post.id);
    std::size_t n = 0;
    now.world->audience.for_each(post.author, [&](Seat hearer) {
        hearers.put(n, hearer, about);
        n += now.occupied(hearer);
    });
    hearers.draw(now.key, Purpose::delivery, now.week(), n);

    auto& reached = buffers.reached;
    reached.resize(n);
    std::uint64_t const below = draws_below(c.reach);
    auto const seats = hearers.entities(0, n);
    auto const draws = hearers.blocks(0, n);
    std::size_t heard = 0;
    for (std::size_t i = 0; i < n; ++i) {
        reached[heard] = {draws[i][0], seats[i]};
        heard += draws[i][0] < below;
    }
    reached.resize(heard);
    auto const most = static_cast<std::size_t>(c.max_audience + 0.5);
    if (reached.size() > most) {
        std::ranges::nth_element(reached, reached.begin() + static_cast<std::ptrdiff_t>(most));
        reached.resize(most);
    }
    for (auto const& [draw, hearer] : reached)
        now.exchange.hearings.send(thread, {post.id, hearer, post.author, {index}});
}

Counter counter_of(Post post)
{
    return static_cast<Counter>(static_cast<int>(Counter::post_testimony) + static_cast<int>(post));
}

/// One person hears one post: the effect, then its own say.
class Hearing {
  public:
    Hearing(WeekState& now, bool last_round)
        : now_(now), last_round_(last_round), effect_{now.rules},
          reassures_{now.rules}, react_{now.rules}, disclose_{now.rules}
    {}

    void operator()(int thread, Letter<PostNote> const& letter)
    {
        PostItem const& post = now_.exchange.posts.gathered()[letter.payload.post];
        Seat const hearer = letter.recipient;
        Block const draws = draw_block(now_.key, Purpose::delivery, hearer, fold_event(post.id), now_.week());
        if (post.counted && is_near(hearer, post.teller))
            now_.exchange.awareness.add(thread, {post.about, hearer, post.teller, post.told_as});
        now_.touch(hearer, [&](PersonState& s) {
            if (post.kind == Post::hurt && !last_round_ &&
                reassures_(
                    s, uniform(now_.key, Purpose::delivery, {hearer, fold_event(post.id), now_.week(), 4})))
                now_.count(thread, Counter::effort_against, hearer, 16);
            effect_(s, post.kind);
            if (last_round_) return;
            if (post.kind == Post::testimony || post.kind == Post::inclusion)
                reconsider(thread, post, hearer, s);
            if (!now_.posted(hearer)) react(thread, post, hearer, s, draws);
        });
    }

  private:
    bool is_near(Seat hearer, Seat teller) const
    {
        return now_.world->team.tied(teller, hearer) || now_.world->confidant.tied(teller, hearer);
    }

    void publish(int thread, PostItem const& post)
    {
        now_.flags[post.author] |= flag_posted;
        now_.count(thread, counter_of(post.kind), post.author);
        now_.exchange.posts.add(thread, post);
    }

    void reconsider(int thread, PostItem const& post, Seat hearer, PersonState& s)
    {
        if (!(s.unspoken > 0) || (now_.flags[hearer] & (flag_posted | flag_reconsidered))) return;
        KeptAct const* kept = now_.state.people.kept.find(hearer);
        if (!kept) return;
        Block const draws =
            draw_block(now_.key, Purpose::reconsider, hearer, fold_event(post.id), now_.week());
        if (!(unit_interval(draws[0]) < now_.rules.p.disclose.reconsider)) return;
        now_.flags[hearer] |= flag_reconsidered;
        if (!disclose_.testifies_now(s, now_.state.people.group[hearer], kept->group,
                                     unit_interval(draws[1])))
            return;
        s.unspoken = 0;
        now_.count(thread,
                   kept->counted ? Counter::reconsidered_testify : Counter::reconsidered_testify_remark,
                   hearer);
        now_.exchange.told.add(thread, hearer);
        publish(thread, {.id = post_id(post.id, hearer),
                         .author = hearer,
                         .kind = Post::testimony,
                         .about = kept->event,
                         .teller = hearer,
                         .told_as = now_.standing(hearer),
                         .counted = kept->counted});
    }

    void react(int thread, PostItem const& post, Seat hearer, PersonState& s, Block const& draws)
    {
        auto const choice = react_(s, post.kind, now_.state.people.group[hearer], unit_interval(draws[1]));
        if (choice == PostReaction::Choice::absorb) return;
        PostItem own{
            .id = post_id(post.id, hearer),
            .author = hearer,
            .kind = react_.posted(choice, post.kind, {unit_interval(draws[2]), unit_interval(draws[3])})};
        if (own.kind == Post::testimony) {
            own.about = post.about;
            own.teller = post.teller;
            own.told_as = post.told_as;
            own.counted = post.counted;
        }
        publish(thread, own);
        now_.count(thread,
                   choice == PostReaction::Choice::deflect ? Counter::effort_against
                                                           : Counter::effort_for_survivors,
                   hearer, 16);
    }

    WeekState& now_;
    bool last_round_;
    PostEffect effect_;
    Reassurance reassures_;
    PostReaction react_;
    DisclosureChoice disclose_;
};

/// Note that the target told of an act; a report of it in escrow must not count it again.
void note_told(WeekState& now, Seat teller, KeptAct const& kept)
{
    if (kept.counted) {
        now.fates.add(week_of(kept.event), {.known = !kept.known, .told = !kept.told});
        now.state.lived.told[teller] = static_cast<std::int16_t>(now.week());
    }
    for (auto& report : now.state.escrow)
        if (report.event == kept.event) report.known = report.told = true;
}

/// Acts that their targets told of in this round are no longer kept; who knew of them is remembered.
void forget_told_acts(WeekState& now)
{
    auto& kept_acts = now.state.people.kept;
    for (Seat const teller : now.exchange.told.gather()) {
        KeptAct const* kept = kept_acts.find(teller);
        note_told(now, teller, *kept);
        for (Seat const who : kept->knew)
            now.exchange.knowledge.add(kept->event, who);
        kept_acts.erase(teller);
    }
}

/// One round: every post is heard, and hearers post what the next round hears.
void hold_round(WeekState& now, bool last_round)
{
    auto& hearings = now.exchange.hearings;
    hearings.open();
    now.executor.for_blocks(now.exchange.posts.gathered().size(),
                            [&](int thread, std::size_t begin, std::size_t end) {
                                for (std::size_t i = begin; i < end; ++i)
                                    deliver_post(now, thread, static_cast<std::uint32_t>(i));
                            });
    now.exchange.deliver_hearings();
    now.messages += hearings.size();
    hearings.for_each([&](int thread, Letter<PostNote> const& letter) {
        Hearing{now, last_round}(thread, letter);
    });
    forget_told_acts(now);
}

} // namespace

void discourse(WeekState& now)
{
    now.exchange.hearings.open(); // a week without posts has no hearings, not those of the week before
    int const rounds = static_cast<int>(now.rules.p.discourse.rounds + 0.5);
    for (int round = 1; now.exchange.gather_posts() && round <= rounds; ++round)
        hold_round(now, round == rounds);
}

} // namespace groundswell::phase
