#pragma once
#include <groundswell/run_checkpoint.hpp>
#include <groundswell/targets.hpp>
#include <optional>
#include <string>
#include <vector>

#include "apps/call.hpp"
#include "apps/run_by.hpp"
#include "apps/study_options.hpp"
#include "report/run_outcome.hpp"

namespace groundswell {

class Options;

/// What `run` and `resume` say of the same: where results go.
struct RunOutputOptions {
    RunByOptions run_by;
    StudyOptions study;
    std::optional<std::string> against;
    bool json{false};
    Call call{};
};

/// Add --threads, --device, --out, --json and --against to a command.
void declare(RunOutputOptions& options, Options& command);

/// What a run is given beside its scenario.
struct RunPlan {
    RunBy run_by;
    StudyOptions study;
    std::string command; ///< for provenance
    std::vector<Target> targets{};
    bool json{false};
    RunCheckpoint* checkpoint{nullptr};
    std::string checkpoint_file{};
    bool spread{false}; ///< each world over all ranks
    Call call{};        ///< of `run`; empty for who goes on with a checkpoint
};

/// @param command  for provenance
/// @throws UserError under an option's name
RunPlan plan_of(RunOutputOptions const& options, std::string command);

/// Run what is not there yet, and print what was found.
///
/// @return the exit code
int run(report::RunOutcome outcome, RunPlan const& plan);

} // namespace groundswell
