#pragma once
#include <groundswell/dose_finding.hpp>
#include <string>
#include <vector>

#include "report/finding.hpp"
#include "report/windows.hpp"

namespace groundswell::report {

/// Everything that the forms of a response curve are made from.
struct DoseOutcome {
    DoseRun run;
    std::string metric;
    DoseCurve curve;
    Tipping tipping;
    double seconds{0};

    SimulatedTime simulated_time() const { return simulated_time_of(run.spec.base); }
};

/// Over what time the response is.
std::string dose_windows(DoseOutcome const& outcome);

/// How large the response is and where it is steepest; whether intervals can be given at all. Empty if there
/// are fewer than two doses.
std::vector<Finding> response_findings(DoseOutcome const& outcome);

/// Whether the state stays once the push is withdrawn, and whether it depends on the way to a dose.
std::vector<Finding> tipping_findings(DoseOutcome const& outcome);

/// What the last dose does over the members of a fit; empty without one.
Finding dose_over_members(DoseOutcome const& outcome);

/// The parameters on which the response hangs most directly.
std::vector<Hint> dose_hints(DoseOutcome const& outcome);

/// The response as one JSON object, as the command prints it.
Json dose_json(DoseOutcome const& outcome);
/// What a page shows of it.
Json dose_data(DoseOutcome const& outcome);

} // namespace groundswell::report
