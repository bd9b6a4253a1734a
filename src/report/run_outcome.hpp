#pragma once
#include <groundswell/scenario.hpp>
#include <groundswell/summary.hpp>
#include <string>
#include <vector>

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

    Week window() const { return static_cast<Week>(scenario.parameters.run.window); }
    std::string result_hash() const; ///< hexadecimal, over all replicates
};

/// One count divided by another, over replicates; those in which the second is 0 are left out.
Estimate ratio_of(RunOutcome const& outcome, std::vector<Counter> const& part,
                  std::vector<Counter> const& whole);

/// Events of one stage of the funnel per replicate.
Estimate stage_estimate(RunOutcome const& outcome, FunnelStage const& stage);

/// Believed backing of those who object at the end, by replicate: what tells lasting states apart.
std::vector<double> final_norms(RunOutcome const& outcome);

} // namespace groundswell::report
