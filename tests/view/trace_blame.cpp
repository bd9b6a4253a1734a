#include <groundswell/week.hpp>
#include <gtest/gtest.h>

#include "base/mix64.hpp"
#include "view/trace_of.hpp"

/// Nothing that a page is sent of a run depends on who did it.
namespace groundswell::testing {

namespace {

using view::Drawn;

/// A range as it was, kept for later.
class KeptRange : public RangeView {
  public:
    explicit KeptRange(RangeView const& range)
        : begin_(range.begin()), end_(range.end()), acts_(range.acts()), reactions_(range.reactions())
    {}
    Seat begin() const override { return begin_; }
    Seat end() const override { return end_; }
    std::vector<ActView> acts() const override { return acts_; }
    std::vector<ReactionView> reactions() const override { return reactions_; }

    /// Blame others for all acts. An event names its actor too, so that it changes.
    void blame_others(Seat seats)
    {
        for (auto& act : acts_) {
            act.actor = (act.actor + 7 * act.target + 1) % seats;
            act.event = mix64(act.event);
        }
    }

  private:
    Seat begin_, end_;
    std::vector<ActView> acts_;
    std::vector<ReactionView> reactions_;
};

/// The same week with other people who are accused, are inclined to, or were reported before. What acting and
/// being reported leave in people is exchanged too: between teams what they do not see of each other, within
/// a unit trust, which a report and its ruling move.
class WeekWithOthersToBlame : public WeekView {
  public:
    WeekWithOthersToBlame(WeekView const& real, Drawn const& drawn) : real_(real), drawn_(drawn) {}

    PersonState state(Seat seat) const override
    {
        auto out = real_.state(next(seat, [](Seat) { return true; }));
        out.norm =
            real_.state(next(seat, [&](Seat s) { return drawn_.place[s] == drawn_.place[seat]; })).norm;
        out.trust = real_.state(next(seat, [&](Seat s) { return unit(s) == unit(seat); })).trust;
        return out;
    }

    Propensity propensity(Seat seat) const override { return real_.propensity(other(seat)); }
    std::uint32_t reports_against(Seat seat) const override { return real_.reports_against(other(seat)); }
    std::vector<CaseView> cases() const override
    {
        auto out = real_.cases();
        for (auto& pending : out) {
            pending.event = mix64(pending.event);
            if (pending.accused != no_seat) pending.accused = other(pending.accused);
        }
        return out;
    }
    std::vector<ConfidenceView> confidences() const override
    {
        auto out = real_.confidences();
        for (auto& confidence : out)
            confidence.event = mix64(confidence.event);
        return out;
    }
    std::vector<PostView> first_posts() const override
    {
        auto out = real_.first_posts();
        for (auto& post : out) {
            if (post.about != 0) post.about = mix64(post.about);
            post.id = mix64(post.id); // made from the event
        }
        return out;
    }
    std::vector<Seat> hearers(PostView const& post) const override
    {
        // Whom a post reaches is drawn with its id; the draws stay those of the real week.
        for (auto const& real : real_.first_posts())
            if (mix64(real.id) == post.id) return real_.hearers(real);
        return {};
    }

    // Nothing of this depends on who did it.
    Week week() const override { return real_.week(); }
    Parameters const& parameters() const override { return real_.parameters(); }
    std::size_t seats() const override { return real_.seats(); }
    int ranks() const override { return real_.ranks(); }
    std::vector<std::string> const& groups() const override { return real_.groups(); }
    std::size_t units() const override { return real_.units(); }
    std::string unit_name(Unit unit) const override { return real_.unit_name(unit); }
    std::size_t institutions() const override { return real_.institutions(); }
    Rank rank(Seat seat) const override { return real_.rank(seat); }
    Unit unit(Seat seat) const override { return real_.unit(seat); }
    Institution institution(Seat seat) const override { return real_.institution(seat); }
    std::vector<Seat> ties(Layer layer, Seat seat) const override { return real_.ties(layer, seat); }
    Group group(Seat seat) const override { return real_.group(seat); }
    PersonId person(Seat seat) const override { return real_.person(seat); }
    Counts counts() const override { return real_.counts(); }
    std::vector<HearingView> hearings() const override { return real_.hearings(); }

  private:
    Seat other(Seat seat) const
    {
        auto const seats = static_cast<Seat>(real_.seats());
        return (seat + 11) % seats;
    }
    /// The next person among some, round the end. The same for each of them: an exchange.
    Seat next(Seat seat, std::function<bool(Seat)> const& among) const
    {
        auto const seats = static_cast<Seat>(real_.seats());
        for (Seat other = (seat + 1) % seats;; other = (other + 1) % seats)
            if (occupied(other) && among(other)) return other;
    }
    WeekView const& real_;
    Drawn const& drawn_;
};

/// How a week is shown, from its views.
using Picture = std::function<Json(WeekView const&, std::vector<KeptRange> const&)>;

/// Shows each week as it was and with others to blame.
class Suspicion : public Observer {
  public:
    Suspicion(Picture picture, Drawn const& drawn) : picture_(std::move(picture)), drawn_(drawn) {}
    void range_over(WeekView const&, RangeView const& range) override { ranges_.emplace_back(range); }
    void before_discourse(WeekView const& week) override
    {
        auto others = ranges_;
        for (auto& range : others)
            range.blame_others(static_cast<Seat>(week.seats()));
        weeks_that_tell += picture_(week, ranges_) != picture_(WeekWithOthersToBlame(week, drawn_), others);
        for (auto const& range : ranges_)
            weeks_with_acts += !range.acts().empty();
        ranges_.clear();
    }
    int weeks_that_tell{0}, weeks_with_acts{0};

  private:
    Picture picture_;
    Drawn const& drawn_;
    std::vector<KeptRange> ranges_;
};

/// Weeks in which a picture tells the two apart.
int weeks_that_tell(Scenario const& scenario, Drawn const& drawn, Picture const& picture)
{
    Suspicion suspicion(picture, drawn);
    RunOptions options;
    options.observer = &suspicion;
    run_replicate(scenario, 0, options);
    EXPECT_GT(suspicion.weeks_with_acts, 50);
    return suspicion.weeks_that_tell;
}

Json shown(WeekView const& week, std::vector<KeptRange> const& ranges, Drawn const& drawn)
{
    view::ActsShown acts;
    for (auto const& range : ranges)
        acts.add(range, drawn);
    auto out = view::week_json(week, acts, drawn);
    out["reports"] = view::reports_json(week, 0);
    out["state"] = view::state_json(week, drawn);
    return out;
}

/// A mean of everyone, by the place where they are drawn.
Json by_place(WeekView const& week, Drawn const& drawn, std::function<double(PersonState const&)> const& of)
{
    std::map<std::uint32_t, std::pair<double, int>> sums;
    for (Seat seat = 0; seat < week.seats(); ++seat) {
        if (!week.occupied(seat)) continue;
        auto& [sum, n] = sums[drawn.place[seat]];
        sum += of(week.state(seat));
        ++n;
    }
    Json out = Json::array();
    for (auto const& [place, of_place] : sums)
        out.push_back(static_cast<int>(of_place.first / of_place.second * 32 + .5));
    return out;
}

} // namespace

TEST(Trace, SaysNothingThatDependsOnWhoDidIt)
{
    auto const scenario = eventful_scenario();
    auto drawn = drawn_of(scenario);
    ASSERT_TRUE(drawn.people);
    auto const picture = [&](WeekView const& week, std::vector<KeptRange> const& ranges) {
        return shown(week, ranges, drawn);
    };
    EXPECT_EQ(weeks_that_tell(scenario, drawn, picture), 0);
    // Nor by unit.
    drawn.people = false;
    for (Seat seat = 0; seat < drawn.world->seats; ++seat)
        drawn.place[seat] = drawn.world->unit[seat];
    EXPECT_EQ(weeks_that_tell(scenario, drawn, picture), 0);
}

TEST(Trace, ALeakWouldBeFound)
{
    auto const scenario = eventful_scenario();
    auto const drawn = drawn_of(scenario);
    // The likeliest mistakes: an act with its doer, with its doer's team, or a mark on who is accused.
    auto const with_doers = [&](auto const& mark) {
        return [&drawn, mark](WeekView const& week, std::vector<KeptRange> const& ranges) {
            auto out = shown(week, ranges, drawn);
            for (auto const& range : ranges)
                for (auto const& act : range.acts())
                    out["acts"].push_back(mark(act.actor));
            return out;
        };
    };
    EXPECT_GT(weeks_that_tell(scenario, drawn, with_doers([](Seat seat) { return seat; })), 50);
    EXPECT_GT(weeks_that_tell(scenario, drawn, with_doers([&](Seat seat) { return drawn.place[seat]; })), 50);
    EXPECT_GT(weeks_that_tell(scenario, drawn,
                              [&](WeekView const& week, std::vector<KeptRange> const& ranges) {
                                  auto out = shown(week, ranges, drawn);
                                  for (auto const& pending : week.cases())
                                      out["cases"].push_back(pending.accused);
                                  return out;
                              }),
              5);
    EXPECT_GT(weeks_that_tell(scenario, drawn,
                              [&](WeekView const& week, std::vector<KeptRange> const& ranges) {
                                  auto out = shown(week, ranges, drawn);
                                  for (Seat seat = 0; seat < week.seats(); ++seat)
                                      out["inclined"].push_back(week.propensity(seat).harm);
                                  return out;
                              }),
              50);
}

TEST(Trace, AStateThatTellsWouldBeFound)
{
    auto const scenario = eventful_scenario();
    auto const drawn = drawn_of(scenario);
    // What acting leaves in who acted, and trust by team, where a report and its ruling show.
    auto const with_mean = [&](std::function<double(PersonState const&)> const& of) {
        return weeks_that_tell(scenario, drawn,
                               [&](WeekView const& week, std::vector<KeptRange> const& ranges) {
                                   auto out = shown(week, ranges, drawn);
                                   out["mean"] = by_place(week, drawn, of);
                                   return out;
                               });
    };
    EXPECT_GT(with_mean([](PersonState const& s) { return s.entitlement; }), 50);
    EXPECT_GT(with_mean([](PersonState const& s) { return s.deterrence; }), 50);
    EXPECT_GT(with_mean([](PersonState const& s) { return s.trust; }), 50);
    // The norm of a team is of the team, whoever in it holds which.
    EXPECT_EQ(with_mean([](PersonState const& s) { return s.norm; }), 0);
}

} // namespace groundswell::testing
