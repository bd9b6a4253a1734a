#include "view/trace.hpp"

#include <algorithm>
#include <groundswell/parameters.hpp>
#include <map>

#include "world/world.hpp"

namespace groundswell::view {

namespace {

constexpr std::size_t weeks_at_once = 26;

bool is_harm(ActView const& act)
{
    return tier_of(act.kind) == Tier::harm;
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

Json people_week(WeekView const& week, ActsShown const& acts)
{
    Json told = Json::array(), posts = Json::array();
    std::vector<std::pair<Seat, Seat>> pairs;
    for (auto const& confidence : week.confidences())
        pairs.emplace_back(confidence.target, confidence.confidant);
    std::ranges::sort(pairs);
    for (auto const& [from, to] : pairs)
        told.push_back(Json::array({from, to}));
    if (week.parameters().discourse.rounds >= 1)
        for (auto const& post : week.first_posts())
            posts.push_back(Json::array(
                {post.author, week.hearers(post), post_names[static_cast<std::size_t>(post.kind)]}));
    return {{"silent", seats(acts.silent)},
            {"stepped_in", seats(acts.stepped_in)},
            {"told", told},
            {"posts", posts}};
}

Json units_week(WeekView const& week, ActsShown const& acts, Drawn const& drawn)
{
    auto const by_place = [&](std::vector<Seat> const& list) {
        std::map<std::uint32_t, std::uint32_t> out;
        for (Seat const seat : list)
            ++out[drawn.place[seat]];
        return counted(out);
    };
    std::vector<Seat> authors;
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> pairs;
    for (auto const& confidence : week.confidences())
        ++pairs[{drawn.place[confidence.target], drawn.place[confidence.confidant]}];
    for (auto const& post : week.first_posts())
        authors.push_back(post.author);
    Json told = Json::array();
    for (auto const& [pair, n] : pairs)
        told.push_back(Json::array({pair.first, pair.second, n}));
    return {{"silent", by_place(acts.silent)},
            {"stepped_in", by_place(acts.stepped_in)},
            {"told", told},
            {"posts", by_place(authors)}};
}

} // namespace

void ActsShown::add(RangeView const& range, Drawn const& drawn)
{
    auto const all = range.acts();
    for (auto const& act : all) {
        if (is_harm(act))
            ++acts[drawn.place[act.target]];
        else
            ++remarks;
    }
    for (auto const& [act, witness, reaction] : range.reactions()) {
        if (!is_harm(all[act])) continue;
        if (reaction == Reaction::silent) silent.push_back(witness);
        if (reaction == Reaction::intervene || reaction == Reaction::support) stepped_in.push_back(witness);
    }
}

Json week_json(WeekView const& week, ActsShown const& acts, Drawn const& drawn)
{
    Json out{{"week", week.week()}, {"acts", counted(acts.acts)}, {"remarks", acts.remarks}};
    out.update(drawn.people ? people_week(week, acts) : units_week(week, acts, drawn));
    return out;
}

Json seats_json(WeekView const& week, std::vector<Group>& shown)
{
    Json out = Json::array();
    for (Seat seat = 0; seat < week.seats(); ++seat) {
        Group const group = week.group(seat);
        if (group == shown[seat]) continue;
        shown[seat] = group;
        out.push_back(Json::array({seat, group == no_group ? -1 : static_cast<int>(group)}));
    }
    return out;
}

Trace::Trace(Drawn const& drawn, std::function<void(Json weeks)> send)
    : drawn_(drawn), send_(std::move(send)), shown_(drawn.world->first_group)
{}

void Trace::range_over(WeekView const& week, RangeView const& range)
{
    if (week.week() < 0) return;
    std::lock_guard const lock(mutex_);
    acts_.add(range, drawn_);
}

void Trace::before_discourse(WeekView const& week)
{
    if (week.week() < 0) return;
    weeks_.push_back(week_json(week, std::exchange(acts_, {}), drawn_));
}

void Trace::week_over(WeekView const& week)
{
    if (week.week() < 0) return;
    int const every = static_cast<int>(week.parameters().career.every + 0.5);
    bool const careers = every > 0 && (week.week() + 1) % every == 0;
    if (drawn_.people && careers)
        if (auto moved = seats_json(week, shown_); !moved.empty()) weeks_.back()["seats"] = std::move(moved);
    if (weeks_.size() >= weeks_at_once) finish();
}

void Trace::finish()
{
    if (!weeks_.empty()) send_(std::exchange(weeks_, Json::array()));
}

} // namespace groundswell::view
