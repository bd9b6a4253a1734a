#pragma once
#include <groundswell/figures.hpp>
#include <groundswell/scenario.hpp>
#include <string>
#include <vector>

#include "report/json.hpp"

namespace groundswell::report {

/// How far back a run reaches: weeks that are counted, and those that were simulated before them.
struct SimulatedTime {
    Week counted{0};
    Week before{0}; ///< burn-in, and the past of a branch
    Week asked{0};  ///< `run.window`
    bool branch{false};

    Week all() const { return counted + before; }
    /// Over which shares of people and of events are.
    Week window() const { return asked < counted ? asked : counted; }
    Week act_window() const { return at_most(groundswell::act_window); }
    /// As much of a time before the end as was simulated.
    Week at_most(Week weeks) const { return weeks < all() ? weeks : all(); }
};

/// @param past  weeks from week 0 on that came before those counted, in a branch
SimulatedTime simulated_time_of(Scenario const& scenario, Week past = 0, bool branch = false);

/// "the last 2 years", "the 60 weeks of the run".
std::string window_words(SimulatedTime const& time);
/// What a time before the end is of: "the last 2 years, burn-in included", "2 years, of which 53 weeks were
/// simulated, burn-in included".
std::string time_words(Week weeks, SimulatedTime const& time);
/// Over what time a figure is: "over the 520 weeks of the run"; "as it is at the end".
std::string figure_time(std::string_view name, SimulatedTime const& time);

/// Survey questions whose time is longer than all that was simulated, in one note; empty if there are none.
std::vector<std::string> window_notes(SimulatedTime const& time);
/// Which figures of an experiment look back before the change or its runs parted, in sentences.
///
/// @param parted  weeks before the counted ones in which both runs of a pair are the same
std::string comparison_windows(SimulatedTime const& time, Week parted);

/// Add weeks, window, act_window and survey_windows.
void add_windows(Json& out, SimulatedTime const& time);

} // namespace groundswell::report
