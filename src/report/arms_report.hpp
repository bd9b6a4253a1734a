#pragma once
#include <groundswell/paired.hpp>
#include <optional>
#include <vector>

#include "report/json.hpp"
#include "report/run_outcome.hpp"
#include "report/series.hpp"

/// A run of a base, alone or beside a variant, as a page asks for it: what is sent once it is done.
namespace groundswell::report {

/// Weeks between the means of states that such a run observes.
inline constexpr int arms_observe_every = 13;

/// What is left of one arm, by replicate.
struct ArmRun {
    Scenario scenario;
    std::vector<ReplicateSummary> summaries{};
    std::vector<std::vector<SeriesRow>> series{};
};

struct ArmsRun {
    std::size_t people{0};
    std::vector<ArmRun> arms;             ///< the base, and the variant if there is one
    std::vector<PairedReplicate> pairs{}; ///< of both
};

/// An arm over its first replicates.
RunOutcome outcome_of(ArmsRun const& run, std::size_t arm, std::size_t replicates);

/// {base, variant, comparison}: the last two are null for a base alone.
Json arms_data(ArmsRun const& run);

/// The base as a report, with the comparison.
///
/// @param data  of `arms_data`
Json arms_report(ArmsRun const& run, Json const& data);

/// Harm and who experienced an act, so far.
Json running_means(ArmRun const& arm, std::size_t replicates);

} // namespace groundswell::report
