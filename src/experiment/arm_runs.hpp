#pragma once
#include <cstdint>
#include <groundswell/claim.hpp>
#include <groundswell/run.hpp>
#include <map>
#include <optional>
#include <utility>

#include "engine/state.hpp"

namespace groundswell {

/// Runs arms of experiments on one scenario in one replicate, all with the same draws. An arm that several
/// experiments share is run once.
class ArmRuns {
  public:
    ArmRuns(Scenario scenario, std::uint32_t replicate)
        : scenario_(std::move(scenario)), replicate_(replicate)
    {}

    ReplicateResult const& operator()(ClaimArm const& arm);

  private:
    ReplicateResult run(Scenario const& scenario, bool from_start);

    Scenario scenario_;
    std::uint32_t replicate_;
    std::optional<BurntIn> start_;
    std::map<std::pair<bool, std::uint64_t>, ReplicateResult> results_;
};

} // namespace groundswell
