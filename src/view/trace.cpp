#include "view/trace.hpp"

#include <algorithm>
#include <cmath>
#include <groundswell/counters.hpp>
#include <groundswell/parameters.hpp>
#include <map>

#include "world/world.hpp"

namespace groundswell::view {

namespace {

constexpr std::size_t weeks_at_once = 26;
constexpr Week state_at_least = 13; ///< weeks from one state that is sent to the next
constexpr Week state_without_careers = 26;
/// Trust of fewer people is not sent: one report may move its reporter's by a third, which is then less than
/// half a step of the mean.
constexpr std::size_t fewest_trusting = 20;
constexpr double state_steps = 32; ///< means are rounded to 1/32

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

bool turns_away(Post kind)
{
    return kind == Post::innocence || kind == Post::hurt || kind == Post::equivalence;
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
    std::map<std::uint32_t, std::pair<std::uint32_t, std::uint32_t>> posts; ///< all, and those that turn away
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> pairs;
    for (auto const& confidence : week.confidences())
        ++pairs[{drawn.place[confidence.target], drawn.place[confidence.confidant]}];
    for (auto const& post : week.first_posts()) {
        auto& [all, turned] = posts[drawn.place[post.author]];
        ++all;
        turned += turns_away(post.kind);
    }
    Json told = Json::array(), said = Json::array();
    for (auto const& [place, n] : posts)
        said.push_back(Json::array({place, n.first, n.second}));
    for (auto const& [pair, n] : pairs)
        told.push_back(Json::array({pair.first, pair.second, n}));
    return {{"silent", by_place(acts.silent)},
            {"stepped_in", by_place(acts.stepped_in)},
            {"told", told},
            {"posts", said}};
}

std::uint64_t total(Counts const& counts, std::initializer_list<Counter> counters)
{
    std::uint64_t out = 0;
    for (auto const counter : counters)
        out += counts.total(counter);
    return out;
}

/// The mean of a state of people. Sums are whole numbers, so that no order of adding can be told.
struct Mean {
    std::uint64_t sum{0};
    std::size_t people{0};

    void add(double state)
    {
        sum += static_cast<std::uint64_t>(std::lround(state * 65536));
        ++people;
    }
    int rounded() const
    {
        return static_cast<int>(
            std::lround(static_cast<double>(sum) / 65536 / static_cast<double>(people) * state_steps));
    }
};
using Means = std::map<std::uint32_t, Mean>;

/// [[place, mean in 1/32], ...] of the places where there are enough people.
Json rounded(Means const& means, std::size_t fewest)
{
    Json out = Json::array();
    for (auto const& [place, mean] : means)
        if (mean.people >= fewest) out.push_back(Json::array({place, mean.rounded()}));
    return out;
}

} // namespace

void ActsShown::add(RangeView const& range, Drawn const& drawn)
{
    auto const all = range.acts();
    for (auto const& act : all) {
        if (!is_harm(act)) {
            ++remarks;
            continue;
        }
        ++acts[drawn.place[act.target]];
        if (act.intervened + act.supported == 0) ++unanswered[drawn.place[act.target]];
    }
    for (auto const& [act, witness, reaction] : range.reactions()) {
        if (!is_harm(all[act])) continue;
        if (reaction == Reaction::silent) silent.push_back(witness);
        if (reaction == Reaction::intervene || reaction == Reaction::support) stepped_in.push_back(witness);
    }
}

Json week_json(WeekView const& week, ActsShown const& acts, Drawn const& drawn)
{
    Json out{{"week", week.week()},
             {"acts", counted(acts.acts)},
             {"unanswered", counted(acts.unanswered)},
             {"remarks", acts.remarks}};
    out.update(drawn.people ? people_week(week, acts) : units_week(week, acts, drawn));
    return out;
}

Json reports_json(WeekView const& week, std::optional<std::size_t> waiting_before)
{
    using enum Counter;
    auto const waiting = week.cases().size();
    if (!waiting_before) return {{"waiting", waiting}};
    auto const counts = week.counts();
    auto const filed = total(counts, {chose_report, chose_report_remark});
    auto const done =
        total(counts, {ruled_sanctioned, ruled_sanctioned_remark, ruled_removed, ruled_removed_remark,
                       ruled_restored, ruled_restored_remark, outside_banned});
    if (waiting == *waiting_before && filed == 0) return nullptr;
    // Whatever else left the queue ended without. Not every such end is counted.
    return {{"waiting", waiting},
            {"filed", filed},
            {"done", done},
            {"without", *waiting_before + filed - waiting - done}};
}

Json state_json(WeekView const& week, Drawn const& drawn)
{
    auto const fewest = std::max(drawn.min_cell, std::size_t{5});
    Means norm, norm_of_unit, trust;
    Mean trust_of_all;
    std::map<std::uint32_t, std::uint32_t> unit_of;
    for (Seat seat = 0; seat < week.seats(); ++seat) {
        if (!week.occupied(seat)) continue;
        auto const place = drawn.place[seat];
        auto const unit = drawn.people ? week.unit(seat) : place;
        auto const state = week.state(seat);
        norm[place].add(state.norm);
        norm_of_unit[unit].add(state.norm);
        trust[unit].add(state.trust);
        trust_of_all.add(state.trust);
        unit_of[place] = unit;
    }
    for (auto& [place, mean] : norm)
        if (mean.people < fewest) mean = norm_of_unit[unit_of[place]];
    auto const trusting = std::max(fewest, fewest_trusting);
    for (auto& [unit, mean] : trust)
        if (mean.people < trusting) mean = trust_of_all;
    return {{"norm", rounded(norm, fewest)},
            {"trust", rounded(trust, trusting)},
            {"halflife", week.parameters().halflife.habituation}};
}

namespace {

Json changed_seats(WeekView const& week, std::vector<Group>& shown, bool vacant_too)
{
    Json out = Json::array();
    for (Seat seat = 0; seat < week.seats(); ++seat) {
        Group const group = week.group(seat);
        if (group == shown[seat] || (group == no_group && !vacant_too)) continue;
        shown[seat] = group;
        out.push_back(Json::array({seat, group == no_group ? -1 : static_cast<int>(group)}));
    }
    return out;
}

} // namespace

Json seats_json(WeekView const& week, std::vector<Group>& shown)
{
    return changed_seats(week, shown, true);
}

Json first_seats_json(WeekView const& week, std::vector<Group>& shown)
{
    return changed_seats(week, shown, false);
}

Trace::Trace(Drawn const& drawn, std::function<void(Json weeks)> send)
    : drawn_(drawn), send_(std::move(send)), shown_(drawn.world->first_group)
{}

void Trace::week_begins(WeekView const& week)
{
    if (week.week() == 0 && drawn_.people) first_seats_ = first_seats_json(week, shown_);
}

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
    if (auto reports = reports_json(week, waiting_); !reports.is_null())
        weeks_.back()["reports"] = std::move(reports);
    waiting_ = week.cases().size();
}

void Trace::week_over(WeekView const& week)
{
    if (week.week() < 0) return;
    int const every = static_cast<int>(week.parameters().career.every + 0.5);
    bool const careers = every > 0 && (week.week() + 1) % every == 0;
    Json moved = std::exchange(first_seats_, Json::array());
    if (drawn_.people && careers)
        for (auto& seat : seats_json(week, shown_))
            moved.push_back(std::move(seat));
    if (!moved.empty()) weeks_.back()["seats"] = std::move(moved);
    // With the seats, so that the mean does not tell who left in between.
    bool const due = careers || (every == 0 && (week.week() + 1) % state_without_careers == 0);
    if (week.week() == 0 || (due && week.week() - state_sent_ >= state_at_least)) {
        weeks_.back()["state"] = state_json(week, drawn_);
        state_sent_ = week.week();
    }
    if (weeks_.size() >= weeks_at_once) finish();
}

void Trace::finish()
{
    if (!weeks_.empty()) send_(std::exchange(weeks_, Json::array()));
}

} // namespace groundswell::view
