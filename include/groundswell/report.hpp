#pragma once
#include <groundswell/attribute.hpp>
#include <groundswell/claims.hpp>
#include <groundswell/compare.hpp>
#include <groundswell/dose.hpp>
#include <groundswell/fit.hpp>
#include <groundswell/run_members.hpp>
#include <groundswell/sensitivity.hpp>
#include <groundswell/summary.hpp>
#include <groundswell/targets.hpp>
#include <groundswell/validate.hpp>
#include <optional>
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

/// What a comparison is asked beside its figures.
struct ComparisonAsked {
    std::string metric{"harm"};         ///< the main figure
    std::optional<StoppingRule> stop{}; ///< that it was run with
    std::optional<double> budget{}; ///< most extra cost over the whole run, in the unit of the changes' costs
    std::optional<double> worth{};  ///< what one act prevented may cost, in that unit
    std::vector<Target> surveys{};  ///< rows of one's own: questions whose answers may be worth knowing
    std::string fit{};              ///< file of the fit that was run; its rows are among the questions
};
/// Refuse what cannot be asked of such a comparison, before it is run.
///
/// @throws UserError for a budget below 0, changes with costs in several units, or a worth without drawn
/// parameters
void check_asked(ComparisonAsked const& asked, CompareSpec const& spec);
/// Keep what is asked beside the points, so that a report of the study answers it again.
void keep_asked(ComparisonAsked const& asked, CompareSpec const& spec, PointStore& store);
Report report_comparison(CompareRun const& run, ComparisonAsked const& asked);

Report report_doses(DoseRun const& run, std::string const& metric = "harm");
Report report_attribution(AttributeResult const& result, Scenario const& scenario);
/// @param why_box  why the members of the shipped fit are not the points, where they would be
/// (`why_not_shipped`)
Report report_claims(std::vector<ClaimResult> const& results, ClaimsOptions const& options,
                     std::string const& why_box = {});
Report report_sensitivity(SensitivityResult const& result, Scenario const& scenario,
                          SensitivityOptions const& options);
/// Which of the numbers that a fit leaves open the metrics depend on.
///
/// @throws UserError if a metric is unknown, or rests on too few people
Report report_member_sensitivity(MemberRun const& run, std::vector<std::string> const& metrics);
/// Keep which metrics were asked for beside the runs, so that a report of the study shows them.
void keep_asked(std::vector<std::string> const& metrics, PointStore& store);
/// Read a fit: a file of members, a study that holds one (recognised by its content), or `shipped_fit`.
///
/// @throws UserError if it cannot be read, or holds no fit
Members members_of_fit(std::string const& name);
/// @param command  that made it
Report report_fit(FitOptions const& options, FitResult const& fit, std::string const& command);
/// Keep the members of a fit and what was found in its study, for experiments over it and for a report.
void keep_fit(std::string const& members, Report const& found, PointStore& store);
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
