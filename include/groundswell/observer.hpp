#pragma once

namespace groundswell {

class RangeView;
class WeekView;

/// Looks on while a simulation runs.
///
/// An observer can read everything and change nothing, so a result is the same with and without one. It may
/// throw: the exception ends the run and reaches whoever called `Simulation::step`. This is how a run is
/// cancelled.
///
/// A week calls, in this order: `week_begins`, `range_over` once for each range, `before_discourse`,
/// `week_over`.
class Observer {
  public:
    Observer() = default;
    Observer(Observer const&) = delete;
    Observer& operator=(Observer const&) = delete;
    virtual ~Observer() = default;

    /// Nothing of the week has happened yet, and no intervention of it has been made.
    virtual void week_begins(WeekView const&) {}
    /// The acts of one range are over: presence, reactions, outcomes and the targets' choices.
    ///
    /// Called by the thread that ran the range, so for several ranges at the same time and in any order. Read
    /// only people of this range here, because others are at work on theirs.
    virtual void range_over(WeekView const&, RangeView const&) {}
    /// Confidences, reports and rulings of the week are over; the discourse follows.
    virtual void before_discourse(WeekView const&) {}
    /// The whole week is over, careers included.
    virtual void week_over(WeekView const&) {}
};

} // namespace groundswell
