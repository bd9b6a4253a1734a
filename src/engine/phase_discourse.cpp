#include <algorithm>

#include "engine/phases.hpp"
#include "mechanisms/disclosure.hpp"

namespace groundswell::phase {

namespace {

/// Send a post to those of its author's audience whom it reaches.
void deliver_post(Stage& stage, int thread, std::uint32_t index)
{
    Local& local = stage.local[static_cast<std::size_t>(thread)];
    auto const& c = stage.rules.p.discourse;
    PostItem const& post = stage.posts[index];
    auto& hearers = local.onlookers;
    std::uint32_t const about = fold_event(post.id);
    std::size_t n = 0;
    stage.world->audience.for_each(post.author, [&](Seat hearer) {
        hearers.put(n, hearer, about);
        n += stage.occupied(hearer);
    });
    hearers.draw(stage.key, Purpose::delivery, stage.week(), n);

    auto& reached = local.reached;
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
        stage.hearings.send(thread, {post.id, hearer, post.author, {index}});
}

Counter counter_of(Post post)
{
    return static_cast<Counter>(static_cast<int>(Counter::post_testimony) + static_cast<int>(post));
}

/// One person hears one post: the effect, then its own say.
class Hearing {
  public:
    Hearing(Stage& stage, bool last_round)
        : stage_(stage), last_round_(last_round), effect_{stage.rules},
          reassures_{stage.rules}, react_{stage.rules}, disclose_{stage.rules}
    {}

    void operator()(int thread, Letter<PostNote> const& letter)
    {
        PostItem const& post = stage_.posts[letter.payload.post];
        Seat const hearer = letter.recipient;
        Block const draws =
            draw_block(stage_.key, Purpose::delivery, hearer, fold_event(post.id), stage_.week());
        if (post.counted && is_near(hearer, post.teller))
            stage_.local[static_cast<std::size_t>(thread)].aware.push_back(
                {post.about, hearer, post.teller, post.told_as});
        stage_.touch(hearer, [&](PersonState& s) {
            if (post.kind == Post::hurt && !last_round_ &&
                reassures_(s, uniform(stage_.key, Purpose::delivery,
                                      {hearer, fold_event(post.id), stage_.week(), 4})))
                stage_.count(thread, Counter::effort_against, hearer, 16);
            effect_(s, post.kind);
            if (last_round_) return;
            if (post.kind == Post::testimony || post.kind == Post::inclusion)
                reconsider(thread, post, hearer, s);
            if (!stage_.posted(hearer)) react(thread, post, hearer, s, draws);
        });
    }

  private:
    bool is_near(Seat hearer, Seat teller) const
    {
        return stage_.world->team.tied(teller, hearer) || stage_.world->confidant.tied(teller, hearer);
    }

    void publish(int thread, PostItem const& post)
    {
        stage_.flags[post.author] |= flag_posted;
        stage_.count(thread, counter_of(post.kind), post.author);
        stage_.local[static_cast<std::size_t>(thread)].posts.push_back(post);
    }

    void reconsider(int thread, PostItem const& post, Seat hearer, PersonState& s)
    {
        if (!(s.unspoken > 0) || (stage_.flags[hearer] & (flag_posted | flag_reconsidered))) return;
        KeptAct const* kept = stage_.state.people.kept.find(hearer);
        if (!kept) return;
        Block const draws =
            draw_block(stage_.key, Purpose::reconsider, hearer, fold_event(post.id), stage_.week());
        if (!(unit_interval(draws[0]) < stage_.rules.p.disclose.reconsider)) return;
        stage_.flags[hearer] |= flag_reconsidered;
        if (!disclose_.testifies_now(s, stage_.state.people.group[hearer], kept->group,
                                     unit_interval(draws[1])))
            return;
        s.unspoken = 0;
        stage_.count(thread, Counter::reconsidered_testify, hearer);
        stage_.local[static_cast<std::size_t>(thread)].told.push_back(hearer);
        publish(thread, {.id = post_id(post.id, hearer),
                         .author = hearer,
                         .kind = Post::testimony,
                         .about = kept->event,
                         .teller = hearer,
                         .told_as = stage_.standing(hearer),
                         .counted = kept->counted});
    }

    void react(int thread, PostItem const& post, Seat hearer, PersonState& s, Block const& draws)
    {
        auto const choice = react_(s, post.kind, stage_.state.people.group[hearer], unit_interval(draws[1]));
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
        stage_.count(thread,
                     choice == PostReaction::Choice::deflect ? Counter::effort_against
                                                             : Counter::effort_for_survivors,
                     hearer, 16);
    }

    Stage& stage_;
    bool last_round_;
    PostEffect effect_;
    Reassurance reassures_;
    PostReaction react_;
    DisclosureChoice disclose_;
};

} // namespace

void discourse(Stage& stage)
{
    stage.gather(&Local::posts, stage.posts);
    int const rounds = static_cast<int>(stage.rules.p.discourse.rounds + 0.5);
    for (int round = 1; round <= rounds && !stage.posts.empty(); ++round) {
        stage.hearings.open(stage.executor, stage.seats());
        stage.executor.for_blocks(stage.posts.size(), [&](int thread, std::size_t begin, std::size_t end) {
            for (std::size_t i = begin; i < end; ++i)
                deliver_post(stage, thread, static_cast<std::uint32_t>(i));
        });
        stage.hearings.deliver(stage.executor);
        stage.messages += stage.hearings.size();
        stage.hearings.for_each(stage.executor, [&](int thread, Letter<PostNote> const& letter) {
            Hearing{stage, round == rounds}(thread, letter);
        });
        auto& told = stage.gathered.told;
        told.clear();
        stage.gather(&Local::told, told);
        for (Seat const teller : told) {
            KeptAct const* kept = stage.state.people.kept.find(teller);
            for (Seat const seat : kept->knew)
                stage.knew.emplace_back(kept->event, seat);
            stage.state.people.kept.erase(teller);
        }
        stage.posts.clear();
        stage.gather(&Local::posts, stage.posts);
    }
    stage.posts.clear();
}

} // namespace groundswell::phase
