#pragma once
#include "bindings.hpp"
#include "outcome.hpp"

#include <cstdint>
#include <groundswell/own_mechanism.hpp>
#include <groundswell/run_members.hpp>
#include <string>
#include <vector>

namespace groundswell {
class RunCheckpoint;
}

namespace groundswell::python {

/// Which replicates are run, and with what.
struct RunAsked {
    std::uint32_t first{0}, count{0};
    std::vector<OwnMechanism const*> own{};
    std::string hash{};                 ///< of scenario and mechanisms; "": the scenario's
    RunCheckpoint* checkpoint{nullptr}; ///< null: none
};

/// Run every member of a fit, as far as the store lacks them.
///
/// @param metrics  whose sensitivity is asked: the study keeps that
MemberRun run_every_member(Scenario const& scenario, AskedFit const& fit, Where const& where, Work& work,
                           PointStore& store, std::vector<std::string> const& metrics = {});

/// Run the replicates that the study lacks, of a shard its own.
void run_into(Scenario const& scenario, RunAsked const& asked, Where const& where, Work& work);

} // namespace groundswell::python
