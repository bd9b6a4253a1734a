#pragma once
#include <cstddef>
#include <cstdint>
#include <groundswell/ids.hpp>
#include <groundswell/person.hpp>
#include <groundswell/vocabulary.hpp>
#include <groundswell/world.hpp>
#include <string>
#include <vector>

namespace groundswell {

class Counts;
struct Parameters;

/// Names a person for as long as it stays, whichever seat it holds.
struct PersonId {
    Seat first_seat{0}; ///< the seat it was hired into
    Week hired{0};      ///< `founder_week` for the first population
    friend bool operator==(PersonId const&, PersonId const&) = default;
};

/// An act with the answers to it.
struct ActView {
    EventId event{0};
    Seat actor{0}, target{0}; ///< an outsider who acts is `no_seat`
    Kind kind{Kind::remark};
    std::uint32_t present{0}, noticed{0};                             ///< witnesses
    std::uint32_t silent{0}, intervened{0}, supported{0}, excused{0}; ///< those who noticed, by reaction
    Disclosure choice{
        Disclosure::silence}; ///< of the target; silence where the act is too light for a choice
};

/// What one witness who noticed did about one act.
struct ReactionView {
    std::size_t act{0}; ///< index among `RangeView::acts`
    Seat witness{0};
    Reaction reaction{Reaction::silent};
};

/// A target told a confidant of an act.
struct ConfidenceView {
    EventId event{0};
    Seat target{0}, confidant{0};
    bool supported{false};
};

/// A post of the first round of the discourse.
struct PostView {
    EventId id{0};
    Seat author{0};
    Post kind{Post::callout};
    EventId about{0}; ///< testimony: the act; otherwise 0
};

/// Somebody heard a post.
struct HearingView {
    EventId post{0};
    Seat author{0}, hearer{0};
};

/// A report that waits for its ruling.
struct CaseView {
    EventId event{0};
    Seat accused{no_seat}, accuser{no_seat}; ///< `no_seat` once the person has left
    Week filed{0}, due{0};
    std::uint32_t evidence{0}; ///< witnesses who intervened or supported
    std::uint32_t priors{0};   ///< earlier reports against the accused
    double severity{0};
    bool outside{false}; ///< about an outsider; there is no accused
};

/// Reads one week of a simulation, and changes nothing.
///
/// Seats are numbered 0 .. seats() - 1; ranks and groups as in the scenario. Everything is returned by value
/// and stays valid, but the view itself is valid only during the call that it was passed to. The functions
/// are virtual so that an observer can be tested with a week made up by hand.
class WeekView {
  public:
    virtual ~WeekView() = default;

    /// The week being run. Weeks of burn-in are negative.
    virtual Week week() const = 0;
    /// The parameters of this week, with interventions in force applied.
    virtual Parameters const& parameters() const = 0;

    // The institution, which does not change.
    virtual std::size_t seats() const = 0;
    virtual int ranks() const = 0;
    virtual std::vector<std::string> const& groups() const = 0; ///< names
    virtual std::size_t units() const = 0;
    virtual std::string unit_name(Unit unit) const = 0;
    virtual std::size_t institutions() const = 0;
    virtual Rank rank(Seat seat) const = 0;
    virtual Unit unit(Seat seat) const = 0;
    virtual Institution institution(Seat seat) const = 0;
    /// The seats that a seat is tied to, vacant ones included.
    virtual std::vector<Seat> ties(Layer layer, Seat seat) const = 0;

    // Whoever holds a seat now.
    /// The holder's group; `no_group` where the seat is vacant.
    virtual Group group(Seat seat) const = 0;
    bool occupied(Seat seat) const { return group(seat) != no_group; }
    Standing standing(Seat seat) const { return {group(seat), rank(seat)}; }
    /// The other functions of a person must not be called for a vacant seat.
    virtual PersonId person(Seat seat) const = 0;
    /// The state as it reads in this week: relaxed since the last touch, with what interventions and
    /// components impose.
    virtual PersonState state(Seat seat) const = 0;
    virtual Propensity propensity(Seat seat) const = 0;
    /// Reports filed against the person so far.
    virtual std::uint32_t reports_against(Seat seat) const = 0;

    // What happened. Acts and reactions are in `RangeView`.
    /// Events of this week so far, by group and rank. Not to be called in `Observer::range_over`.
    virtual Counts counts() const = 0;
    /// From `before_discourse` on.
    virtual std::vector<ConfidenceView> confidences() const = 0;
    /// Posts that the discourse of this week begins with. In `before_discourse` only.
    virtual std::vector<PostView> first_posts() const = 0;
    /// Whom a post of the first round reaches, ascending.
    virtual std::vector<Seat> hearers(PostView const& post) const = 0;
    /// Who heard what in the last round of this week's discourse. In `week_over` only.
    virtual std::vector<HearingView> hearings() const = 0;
    /// Reports that wait for their ruling. From `before_discourse` on.
    virtual std::vector<CaseView> cases() const = 0;
};

/// Reads the acts of one range of seats in one week.
///
/// No team tie leads out of a range, so actors, targets and witnesses of an act all lie within it. Outsiders
/// hold no seat.
class RangeView {
  public:
    virtual ~RangeView() = default;

    /// Seats begin .. end - 1.
    virtual Seat begin() const = 0;
    virtual Seat end() const = 0;
    /// By target, then by event.
    virtual std::vector<ActView> acts() const = 0;
    /// By witness, then by event.
    virtual std::vector<ReactionView> reactions() const = 0;
};

} // namespace groundswell
