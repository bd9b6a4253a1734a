#pragma once
#include <optional>
#include <string>
#include <vector>

#include "report/json.hpp"

namespace groundswell::report {

struct ReportRequest {
    std::vector<std::string> studies;   ///< files, at least one
    std::optional<std::string> against; ///< surveys: a file, or "" for the shipped ones
    std::string metric{};               ///< of comparisons, attribution and dose; "": the commands' own
};

/// Everything that a report shows, from studies alone; nothing is simulated.
///
/// Figures by run come from the one study that holds runs; comparisons, attribution, claims and dose from
/// any. Each is computed by the code of the command that kept it.
/// @throws UserError with every study that cannot be used: no study, empty, of another version, a second one
///         with runs
Json study_report(ReportRequest const& request);

} // namespace groundswell::report
