#pragma once
#include <groundswell/run.hpp>
#include <groundswell/study.hpp>

#include "support/small_scenario.hpp"
#include "support/temporary_folder.hpp"

namespace groundswell::testing {

/// Keep two replicates of a scenario as a study.
inline std::filesystem::path kept_study(TemporaryFolder const& folder, Scenario const& scenario,
                                        char const* name = "s.sqlite")
{
    auto identity = identity_of(scenario, 13, "groundswell run");
    identity.typed = "groundswell run --replicates 2";
    Study study(folder / name, identity);
    study.extend(identity);
    for (std::uint32_t r = 0; r < 2; ++r)
        study.take(run_replicate(scenario, r));
    return folder / name;
}

} // namespace groundswell::testing
