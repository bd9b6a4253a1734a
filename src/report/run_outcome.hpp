#pragma once
#include <algorithm>
#include <groundswell/figures.hpp>
#include <groundswell/scenario.hpp>
#include <groundswell/summary.hpp>
#include <string>
#include <vector>

#include "report/windows.hpp"

namespace groundswell::report {

/// Everything that the forms of a run are made from, whether it was just simulated or is read from a study.
struct RunOutcome {
    Scenario scenario;
    std::string scenario_hash; ///< hexadecimal
    std::vector<ReplicateSummary> summaries;
    std::vector<MetricSummary> metrics;
    std::size_t people{0};
    std::vector<std::string> guesses; ///< what the import guessed or drew, in words
    std::size_t resumed{0};           ///< replicates that were in the study before
    double seconds{0};                ///< wall time of this call

    Week weeks() const { return static_cast<Week>(scenario.parameters.run.weeks); }
    /// The window of the survey question, or all weeks if there are fewer.
    Week window() const { return simulated_time().window(); }
    /// Weeks over which perpetrators are asked what they did: ten years, or all weeks with burn-in if there
    /// are fewer.
    Week act_window() const { return simulated_time().act_window(); }
    SimulatedTime simulated_time() const { return simulated_time_of(scenario); }
    std::string result_hash() const; ///< hexadecimal, over all replicates
};

/// "the last 2 years", or "the 60 weeks of the run" where there are no more.
std::string window_words(RunOutcome const& outcome);

/// One count divided by another, over replicates; those in which the second is 0 are left out.
Estimate ratio_of(RunOutcome const& outcome, std::vector<Counter> const& part,
                  std::vector<Counter> const& whole);

/// Events of one stage of the funnel per replicate.
Estimate stage_estimate(RunOutcome const& outcome, FunnelStage const& stage);

/// That stage of all acts, in replicates that have any.
Estimate stage_share(RunOutcome const& outcome, FunnelStage const& stage);

/// Believed backing of those who object at the end, by replicate: what tells lasting states apart.
std::vector<double> final_norms(RunOutcome const& outcome);
/// The lasting states in which replicates ended, if there are two and the run is long enough to tell.
std::optional<LastingStates> states_of(RunOutcome const& outcome);

} // namespace groundswell::report
