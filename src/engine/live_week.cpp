#include "engine/live_week.hpp"

#include <algorithm>

#include "random/draw.hpp"
#include "world/world.hpp"

namespace groundswell {

PersonId LiveWeek::person(Seat seat) const
{
    return {now_.state.people.birth_seat[seat], now_.state.people.hired[seat]};
}

std::uint32_t LiveWeek::reports_against(Seat seat) const
{
    auto const* reports = now_.state.people.reports_against.find(seat);
    return reports ? *reports : 0;
}

Counts LiveWeek::counts() const
{
    Counts out(static_cast<int>(now_.world->groups.size()), now_.world->ranks);
    now_.exchange.sum_counts(out);
    return out;
}

std::vector<ConfidenceView> LiveWeek::confidences() const
{
    std::vector<ConfidenceView> out;
    for (auto const& answer : now_.exchange.answers.letters())
        out.push_back({answer.event, answer.recipient, answer.sender, answer.payload.supported});
    return out;
}

std::vector<PostView> LiveWeek::first_posts() const
{
    std::vector<PostView> out;
    now_.exchange.posts.for_each_added([&out](PostItem const& post) {
        out.push_back({post.id, post.author, post.kind, post.about});
    });
    // Threads wrote them in an order of their own; nobody posts twice in a week before others have answered.
    std::ranges::sort(out, {}, &PostView::author);
    return out;
}

/// The plain form of what the discourse draws in batches (docs/week.md, phase 8). Draws have addresses, so
/// drawing them here changes none.
std::vector<Seat> LiveWeek::hearers(PostView const& post) const
{
    auto const& c = now_.rules.p.discourse;
    std::vector<std::pair<std::uint32_t, Seat>> reached;
    now_.world->audience.for_each(post.author, [&](Seat hearer) {
        if (!now_.occupied(hearer)) return;
        auto const draw =
            draw_block(now_.key, Purpose::delivery, hearer, fold_event(post.id), now_.week())[0];
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

std::vector<HearingView> LiveWeek::hearings() const
{
    std::vector<HearingView> out;
    for (auto const& letter : now_.exchange.hearings.letters())
        out.push_back({letter.event, letter.sender, letter.recipient});
    return out;
}

std::vector<CaseView> LiveWeek::cases() const
{
    std::vector<CaseView> out;
    for (auto const& c : now_.state.cases)
        out.push_back(
            {c.event, c.accused, c.accuser, c.filed, c.due, c.evidence, c.priors, c.severity, c.outside});
    return out;
}

std::vector<ActView> LiveRange::acts() const
{
    std::vector<ActView> out;
    auto const letters = work_.acts.letters();
    for (std::size_t i = 0; i < letters.size(); ++i) {
        auto const& act = letters[i];
        Tally const& tally = work_.tallies[i];
        out.push_back({.event = act.event,
                       .actor = act.sender,
                       .target = act.recipient,
                       .kind = act.payload.kind,
                       .present = tally.present,
                       .noticed = tally.noticed,
                       .silent = tally.silent,
                       .intervened = tally.intervened,
                       .supported = tally.supported,
                       .excused = tally.excused,
                       .choice = tally.choice});
    }
    return out;
}

std::vector<ReactionView> LiveRange::reactions() const
{
    std::vector<ReactionView> out;
    for (auto const& scene : work_.scenes.letters())
        out.push_back({scene.payload.act, scene.recipient, scene.payload.reaction});
    return out;
}

} // namespace groundswell
