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
    ArmRuns(Scenario scenario, std::uint32_t replicate, Stop stop = {}, std::shared_ptr<Card> card = {})
        : scenario_(std::move(scenario)), replicate_(replicate), options_{.threads = 1,
                                                                          .series = true,
                                                                          .observe_every = 0,
                                                                          .stop = stop,
                                                                          .card = std::move(card)}
    {}

    ReplicateResult const& operator()(ClaimArm const& arm);

  private:
    ReplicateResult run(Scenario const& scenario, bool from_start);

    Scenario scenario_;
    std::uint32_t replicate_;
    RunOptions options_;
    std::optional<BurntIn> start_;
    std::map<std::pair<bool, std::uint64_t>, ReplicateResult> results_;
};

} // namespace groundswell
