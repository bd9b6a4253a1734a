#include "view/trace.hpp"

#include <algorithm>
#include <map>

#include "engine/stage.hpp"
#include "mechanisms/discourse.hpp"
#include "random/draw.hpp"

namespace groundswell::view {

namespace {

constexpr std::size_t weeks_at_once = 26;

bool is_harm(Letter<ActNote> const& act)
{
    return tier_of(act.payload.kind) == Tier::harm;
}

/// [[place, n], ...], ascending.
Json counted(std::map<std::uint32_t, std::uint32_t> const& by_place)
{
    Json out = Json::array();
    for (auto const& [place, n] : by_place)
        out.push_back(Json::array({place, n}));
    return out;
}

/// Distinct seats, ascending.
Json seats(std::vector<Seat> list)
{
    std::ranges::sort(list);
    list.erase(std::unique(list.begin(), list.end()), list.end());
    return list;
}

/// What people wrote themselves before anyone answered: stories told and support shown.
std::vector<PostItem> first_posts(Stage const& stage)
{
    auto out = stage.posts;
    for (auto const& local : stage.local)
        out.insert(out.end(), local.posts.begin(), local.posts.end());
    return out;
}

/// Whom a first post reaches (docs/week.md, phase 8). The draws have addresses, so that looking does not
/// change them.
std::vector<Seat> hearers(Stage const& stage, PostItem const& post)
{
    auto const& c = stage.rules.p.discourse;
    std::vector<std::pair<std::uint32_t, Seat>> reached;
    stage.world->audience.for_each(post.author, [&](Seat hearer) {
        if (!stage.occupied(hearer)) return;
        auto const draw =
            draw_block(stage.key, Purpose::delivery, hearer, fold_event(post.id), stage.week())[0];
        if (unit_interval(draw) < c.reach) reached.emplace_back(draw, hearer);
    });
    auto const most = static_cast<std::size_t>(c.max_audience + 0.5);
    if (reached.size() > most) {
        std::ranges::sort(reached);
        reached.resize(most);
    }
    std::vector<Seat> out;
    for (auto const& [draw, hearer] : reached)
        out.push_back(hearer);
    std::ranges::sort(out);
    return out;
}

Json people_week(Stage const& stage, SceneryShown const& scenery)
{
    Json told = Json::array(), posts = Json::array();
    std::vector<std::pair<Seat, Seat>> pairs;
    for (auto const& letter : stage.confidences.letters())
        pairs.emplace_back(letter.sender, letter.recipient);
    std::ranges::sort(pairs);
    for (auto const& [from, to] : pairs)
        told.push_back(Json::array({from, to}));
    if (stage.rules.p.discourse.rounds >= 1) {
        auto written = first_posts(stage);
        std::ranges::stable_sort(written, {}, &PostItem::author);
        for (auto const& post : written)
            posts.push_back(Json::array(
                {post.author, hearers(stage, post), post_names[static_cast<std::size_t>(post.kind)]}));
    }
    return {{"silent", seats(scenery.silent)},
            {"stepped_in", seats(scenery.stepped_in)},
            {"told", told},
            {"posts", posts}};
}

Json units_week(Stage const& stage, SceneryShown const& scenery, Drawn const& drawn)
{
    auto const by_place = [&](std::vector<Seat> const& list) {
        std::map<std::uint32_t, std::uint32_t> out;
        for (Seat const seat : list)
            ++out[drawn.place[seat]];
        return counted(out);
    };
    std::vector<Seat> authors;
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> pairs;
    for (auto const& letter : stage.confidences.letters())
        ++pairs[{drawn.place[letter.sender], drawn.place[letter.recipient]}];
    for (auto const& post : first_posts(stage))
        authors.push_back(post.author);
    Json told = Json::array();
    for (auto const& [pair, n] : pairs)
        told.push_back(Json::array({pair.first, pair.second, n}));
    return {{"silent", by_place(scenery.silent)},
            {"stepped_in", by_place(scenery.stepped_in)},
            {"told", told},
            {"posts", by_place(authors)}};
}

} // namespace

void SceneryShown::add(Scenery const& scenery, Drawn const& drawn)
{
    for (auto const& act : scenery.acts.letters()) {
        if (is_harm(act))
            ++acts[drawn.place[act.recipient]];
        else
            ++remarks;
    }
    for (auto const& scene : scenery.scenes.letters()) {
        if (!is_harm(scenery.acts.letters()[scene.payload.act])) continue;
        if (scene.payload.reaction == Reaction::silent) silent.push_back(scene.recipient);
        if (scene.payload.reaction == Reaction::intervene || scene.payload.reaction == Reaction::support)
            stepped_in.push_back(scene.recipient);
    }
}

Json week_json(Stage const& stage, SceneryShown const& scenery, Drawn const& drawn)
{
    Json out{{"week", stage.week()}, {"acts", counted(scenery.acts)}, {"remarks", scenery.remarks}};
    out.update(drawn.people ? people_week(stage, scenery) : units_week(stage, scenery, drawn));
    return out;
}

Json seats_json(Stage const& stage, std::vector<Group>& shown)
{
    Json out = Json::array();
    auto const& now = stage.state.people.group;
    for (Seat seat = 0; seat < now.size(); ++seat) {
        if (now[seat] == shown[seat]) continue;
        shown[seat] = now[seat];
        out.push_back(Json::array({seat, now[seat] == no_group ? -1 : static_cast<int>(now[seat])}));
    }
    return out;
}

Trace::Trace(Drawn const& drawn, std::function<void(Json weeks)> send)
    : drawn_(drawn), send_(std::move(send)), shown_(drawn.world->first_group)
{}

void Trace::range_over(Stage const& stage, Scenery const& scenery)
{
    if (stage.week() < 0) return;
    std::lock_guard const lock(mutex_);
    scenery_.add(scenery, drawn_);
}

void Trace::before_discourse(Stage const& stage)
{
    if (stage.week() < 0) return;
    weeks_.push_back(week_json(stage, std::exchange(scenery_, {}), drawn_));
}

void Trace::week_over(Stage const& stage)
{
    if (stage.week() < 0) return;
    int const every = static_cast<int>(stage.rules.p.career.every + 0.5);
    bool const careers = every > 0 && (stage.week() + 1) % every == 0;
    if (drawn_.people && careers)
        if (auto moved = seats_json(stage, shown_); !moved.empty()) weeks_.back()["seats"] = std::move(moved);
    if (weeks_.size() >= weeks_at_once) finish();
}

void Trace::finish()
{
    if (!weeks_.empty()) send_(std::exchange(weeks_, Json::array()));
}

} // namespace groundswell::view
