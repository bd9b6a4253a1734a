#pragma once
#include <groundswell/attribute.hpp>
#include <groundswell/claims.hpp>
#include <groundswell/compare.hpp>
#include <groundswell/dose.hpp>
#include <groundswell/sensitivity.hpp>
#include <groundswell/summary.hpp>
#include <groundswell/validate.hpp>
#include <string>
#include <vector>

namespace groundswell {

/// What was found, in words and as data.
struct Report {
    std::vector<std::string> findings; ///< sentences with their numbers, each on one line
    std::string json;                  ///< the same JSON object as the program prints (docs/study.md)
};

/// @param found  by replicate; at least one
/// @throws UserError if the scenario names tables that cannot be read
Report report_run(Scenario const& scenario, std::vector<ReplicateSummary> const& found);

/// @param metric  the main figure
Report report_comparison(CompareRun const& run, std::string const& metric = "harm");
Report report_doses(DoseRun const& run, std::string const& metric = "harm");
Report report_attribution(AttributeResult const& result, Scenario const& scenario);
Report report_claims(std::vector<ClaimResult> const& results, ClaimsOptions const& options);
Report report_sensitivity(SensitivityResult const& result, Scenario const& scenario,
                          SensitivityOptions const& options);
Report report_validation(std::vector<Validation> const& validations, published::Request const& request);

/// Everything that a report of studies shows, as JSON. Nothing is simulated.
///
/// @param studies  files, at least one; at most one of them holds runs
/// @throws UserError with every study that cannot be used
std::string report_studies(std::vector<std::string> const& studies);

/// {"problems": [{where, what, allowed, suggestion, ...}]}, as pages get it (docs/view.md).
std::string problems_json(Problems const& problems);

/// The scenario that a SETTING of docs/view.md means:
/// {"preset": NAME, "set": {...}, "components_off": [...], "interventions": [...]}.
///
/// @param session  where it starts if the preset is null
/// @throws UserError with every fault
Scenario scenario_from_json(std::string const& setting, Scenario const& session);

} // namespace groundswell
