#pragma once
#include <functional>
#include <groundswell/observer.hpp>
#include <groundswell/week.hpp>
#include <map>
#include <mutex>
#include <nlohmann/json.hpp>
#include <optional>
#include <vector>

#include "view/picture.hpp"

namespace groundswell::view {

/// Acts and answers of a week, range by range.
struct ActsShown {
    std::map<std::uint32_t, std::uint32_t> acts;       ///< of the harm tier, by the target's team or unit
    std::map<std::uint32_t, std::uint32_t> unanswered; ///< those to which no witness stepped in
    std::uint32_t remarks{0};
    std::vector<Seat> silent, stepped_in; ///< witnesses of these acts

    void add(RangeView const& range, Drawn const& drawn);
};

/// What of a week may be seen in the living picture: `week` of docs/view.md.
///
/// Acts stand at their target's team or unit, without the end they came from. Nothing that is sent depends on
/// who did an act, who is accused, what anyone is inclined to do, or who is retaliated against; a test
/// exchanges all of these and looks for a difference.
Json week_json(WeekView const& week, ActsShown const& acts, Drawn const& drawn);

/// What becomes of reports in the whole institution: `reports` of docs/view.md. Never by team or unit. Null
/// where nothing changed.
///
/// @param waiting_before  reports that waited at the end of the week before; none: it is not known
Json reports_json(WeekView const& week, std::optional<std::size_t> waiting_before);

/// What passes as normal, by team, and trust, by unit: `state` of docs/view.md. Means of at least five
/// people, for trust of at least twenty.
///
/// Trust is by unit because a report, what it meets and its ruling move the trust of the person who reported:
/// among ten people that shows. Nothing of this kind moves the perceived norm of one person alone.
Json state_json(WeekView const& week, Drawn const& drawn);

/// Who holds the seats, in the weeks in which careers are decided: then newcomers, leavers and those who were
/// dismissed since cannot be told apart. [[seat, group or -1], ...] where it differs from `shown`, which
/// follows.
Json seats_json(WeekView const& week, std::vector<Group>& shown);

/// The same before the first week that is shown, since the institution was drawn: only seats that are held.
/// One that is vacant would tell of a dismissal since careers were decided last.
Json first_seats_json(WeekView const& week, std::vector<Group>& shown);

/// Hands the weeks of one simulation on, some at a time.
class Trace : public Observer {
  public:
    /// @param send  takes an array of weeks
    Trace(Drawn const& drawn, std::function<void(Json weeks)> send);
    void week_begins(WeekView const& week) override;
    void range_over(WeekView const& week, RangeView const& range) override;
    void before_discourse(WeekView const& week) override;
    void week_over(WeekView const& week) override;
    /// What is left.
    void finish();

  private:
    Drawn const& drawn_;
    std::function<void(Json weeks)> send_;
    std::mutex mutex_; ///< ranges end on several threads
    ActsShown acts_;
    Json weeks_ = Json::array();
    Json first_seats_ = Json::array();
    std::vector<Group> shown_;
    std::optional<std::size_t> waiting_; ///< reports
    Week state_sent_{0};
};

} // namespace groundswell::view
