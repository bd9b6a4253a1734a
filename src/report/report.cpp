#include <groundswell/report.hpp>

#include <fmt/format.h>
#include <groundswell/check_scenario.hpp>
#include <groundswell/dose_finding.hpp>
#include <groundswell/over_replicates.hpp>
#include <nlohmann/json.hpp>

#include "report/attribute_outcome.hpp"
#include "report/claims_outcome.hpp"
#include "report/compare_asked.hpp"
#include "report/dose_outcome.hpp"
#include "report/fit_file.hpp"
#include "report/fit_outcome.hpp"
#include "report/member_sensitivity_outcome.hpp"
#include "report/run_findings.hpp"
#include "report/run_json.hpp"
#include "report/sensitivity_outcome.hpp"
#include "report/setting.hpp"
#include "report/study_report.hpp"
#include "report/validate_outcome.hpp"
#include "report/world_of.hpp"

namespace groundswell {

namespace {

void append(Report& report, std::vector<report::Finding> const& findings)
{
    for (auto const& finding : findings)
        if (!finding.empty()) report.findings.push_back(finding.text());
}

} // namespace

Report report_run(Scenario const& scenario, std::vector<ReplicateSummary> const& found)
{
    report::RunOutcome outcome;
    outcome.scenario = scenario;
    outcome.scenario.replicates = static_cast<std::uint32_t>(found.size());
    outcome.scenario_hash = fmt::format("{:016x}", scenario_hash(scenario));
    outcome.summaries = found;
    outcome.metrics = summarise_replicates(found);
    report::count_people(outcome);

    Report out;
    append(out, report::run_findings(outcome));
    out.json = report::json_text(report::run_json(outcome, {}));
    return out;
}

Report report_comparison(CompareRun const& run, std::string const& metric)
{
    return report_comparison(run, ComparisonAsked{.metric = metric});
}

Report report_comparison(CompareRun const& run, ComparisonAsked const& asked)
{
    auto outcome = report::asked_outcome(asked, run.spec);
    outcome.run = run;
    outcome.findings = variant_findings(run, asked.metric);
    Report out;
    for (auto const& variant : outcome.findings)
        append(out, report::compare_findings(outcome, variant));
    out.json = report::json_text(report::compare_json(outcome));
    return out;
}

Report report_doses(DoseRun const& run, std::string const& metric)
{
    report::DoseOutcome const outcome{
        .run = run, .metric = metric, .curve = dose_curve(run, metric), .tipping = find_tipping(run, metric)};
    Report out;
    append(out, report::response_findings(outcome));
    append(out, report::tipping_findings(outcome));
    out.json = report::json_text(report::dose_json(outcome));
    return out;
}

Report report_attribution(AttributeResult const& result, Scenario const& scenario)
{
    report::RunOutcome outcome;
    outcome.scenario = scenario;
    report::count_people(outcome);
    return {
        {report::attribute_sentence(result.all)},
        report::json_text(report::attribute_json(result, {.scenario = scenario, .people = outcome.people}))};
}

Report report_claims(std::vector<ClaimResult> const& results, ClaimsOptions const& options,
                     std::string const& why_box)
{
    report::ClaimsSetting const setting{.options = options,
                                        .parameters = varied_parameters(options.base),
                                        .excluded = excluded_from(options.base),
                                        .why_box = why_box};
    Report out;
    for (auto const& result : results)
        out.findings.push_back(fmt::format("{} {}: {}. It holds in {} {}.", result.claim.id,
                                           name_of(result.verdict), result.claim.title,
                                           report::share_words(result.share), report::space_words(setting)));
    out.json = report::json_text(report::claims_json(results, setting));
    return out;
}

Report report_sensitivity(SensitivityResult const& result, Scenario const& scenario,
                          SensitivityOptions const& options)
{
    report::SensitivitySetting const setting{
        .scenario = scenario, .options = options, .excluded = excluded_from(scenario)};
    Report out;
    for (auto const& metric : result.metrics)
        for (auto const& sentence : report::sensitivity_sentences(metric))
            out.findings.push_back(sentence);
    out.json = report::json_text(report::sensitivity_json(result, setting));
    return out;
}

Report report_member_sensitivity(MemberRun const& run, std::vector<std::string> const& metrics)
{
    auto const outcome = report::member_sensitivity_of(run, metrics);
    Report out;
    for (auto const& metric : outcome.metrics)
        for (auto& sentence : report::member_sensitivity_sentences(metric, outcome))
            out.findings.push_back(std::move(sentence));
    out.json = report::json_text(report::member_sensitivity_json(outcome));
    return out;
}

Members members_of_fit(std::string const& name)
{
    return report::read_fit(name);
}

Report report_fit(FitOptions const& options, FitResult const& fit, std::string const& command)
{
    report::FitOutcome const outcome{.options = options, .fit = fit, .command = command};
    Report out;
    append(out, report::fit_findings(outcome));
    out.json = report::json_text(report::fit_json(outcome));
    return out;
}

void keep_fit(std::string const& members, Report const& found, PointStore& store)
{
    store.define(kept_fit, members);
    store.define(report::kept_fit_result, found.json);
}

Report report_validation(std::vector<Validation> const& validations, published::Request const& request)
{
    auto const tally = report::tally_of(validations);
    return {{fmt::format("{} of {} figures agree with their sources.", tally.compared - tally.failed,
                         tally.compared)},
            report::json_text(report::validate_json(validations, request))};
}

std::string report_studies(std::vector<std::string> const& studies)
{
    return report::json_text(report::study_report({.studies = studies, .against = {}}));
}

std::string problems_json(Problems const& problems)
{
    auto out = report::problems_json(problems);
    for (std::size_t i = 0; i < problems.size(); ++i)
        out["problems"][i]["code"] = problems[i].code.name();
    return report::json_text(out);
}

Scenario scenario_from_json(std::string const& setting, Scenario const& session)
{
    auto const json = report::parse_foreign(setting);
    if (json.is_discarded())
        throw UserError(Problem{.code = ProblemCode::value_malformed,
                                .place = {.argument = "setting"},
                                .what = "is not JSON",
                                .allowed = "with at most 200 lists and objects in each other"});
    try {
        return report::scenario_of(json, session);
    } catch (report::SettingError const& error) {
        Problems problems;
        for (auto const& found : error.problems())
            problems.push_back(found.problem);
        throw UserError(problems);
    }
}

} // namespace groundswell
