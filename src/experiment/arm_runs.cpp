#include "experiment/arm_runs.hpp"

#include <groundswell/run.hpp>

#include "scenario/hash.hpp"

namespace groundswell {

ReplicateResult const& ArmRuns::operator()(ClaimArm const& arm)
{
    Scenario const scenario = arm.of(scenario_);
    std::pair const key{arm.from_start, scenario_hash(scenario)};
    if (auto const known = results_.find(key); known != results_.end()) return known->second;
    return results_.emplace(key, run(scenario, arm.from_start)).first->second;
}

ReplicateResult ArmRuns::run(Scenario const& scenario, bool from_start)
{
    if (from_start) return run_replicate(scenario, replicate_, options_);
    if (!start_) start_ = burn_in(scenario_, replicate_, options_);
    return run_from_burn_in(*start_, scenario, replicate_, options_);
}

} // namespace groundswell
