#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "experiment/asked.hpp"
#include "experiment/definition.hpp"
#include "report/member_sensitivity_outcome.hpp"
#include "report/members_outcome.hpp"
#include "report/study_sections.hpp"

namespace groundswell::report {

namespace {

/// What a figure depends on over the members, where a command asked for it.
void add_sensitivity_of(KeptStudy& study, MemberRun const& run, Json& report)
{
    MemberSensitivityOutcome outcome{.run = run, .metrics = {}};
    for (auto const& name : study.points.defined(AskedMemberMetric::prefix)) {
        auto const metric =
            read_definition<AskedMemberMetric>(study.file, study.points.definition(name)).metric;
        auto const found = sensitivity_over_members(run, metric);
        if (!found) {
            study.notes.push_back("sensitivity over the fit: '" + metric + "' is withheld, or is not kept");
            continue;
        }
        report["member_sensitivity"].push_back(member_sensitivity_data(*found, outcome));
        study.commands.push_back("groundswell sensitivity" + study.options_for(0) + " --metric " + metric);
    }
}

} // namespace

void add_members(KeptStudy& study, Json& report)
{
    auto runs = study.points.complete(AskedMembers::kind, {"member"});
    if (runs.empty()) return;
    MembersOutcome outcome;
    auto fit = kept_fit_of(study, runs);
    outcome.run = {.scenario = study.scenario, .fit = std::move(fit), .runs = std::move(runs)};
    outcome.figures = member_figures(outcome.run);
    for (auto const& finding : members_findings(outcome))
        study.notes.push_back("over the fit: " + finding.text());
    study.commands.push_back("groundswell run" + study.options_for(0));
    add_sensitivity_of(study, outcome.run, report);
}

} // namespace groundswell::report
