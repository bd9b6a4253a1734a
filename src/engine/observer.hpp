#pragma once

namespace groundswell {

struct Scenery;
struct Stage;

/// Looks on while a simulation runs. It can read everything and change nothing, so that a result is the same
/// with and without one.
///
/// It may throw, which ends the run: this is how a run is cancelled.
class Observer {
  public:
    Observer() = default;
    Observer(Observer const&) = delete;
    Observer& operator=(Observer const&) = delete;
    virtual ~Observer() = default;

    /// Acts, scenes and answers of one range are over, choices of its targets included. Its scenes are those
    /// of people who noticed; who was there and did not is counted only. Called by the thread that went
    /// through the range, so for several ranges at the same time, in any order.
    virtual void range_over(Stage const&, Scenery const&) {}
    /// Phases 0 to 7 of the week are over: its confidences are still in the stage, and each thread's first
    /// posts wait to be sent.
    virtual void before_discourse(Stage const&) {}
    /// The last phase of the week is over.
    virtual void week_over(Stage const&) {}
};

} // namespace groundswell
