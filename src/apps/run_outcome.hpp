#pragma once
#include <string>
#include <vector>

#include "observe/summary.hpp"
#include "scenario/scenario.hpp"

namespace groundswell {

/// Everything that the printed forms of a run are made from.
struct RunOutcome {
    Scenario scenario;
    std::string scenario_hash; ///< hexadecimal
    std::vector<Digest> digests;
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

} // namespace groundswell
