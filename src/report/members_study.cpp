#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "experiment/asked.hpp"
#include "report/members_outcome.hpp"
#include "report/study_sections.hpp"

namespace groundswell::report {

void add_members(KeptStudy& study, Json&)
{
    auto runs = study.points.complete(AskedMembers::kind, {"member"});
    if (runs.empty()) return;
    MembersOutcome outcome;
    outcome.run = {.scenario = study.scenario, .fit = kept_fit_of(study, runs), .runs = std::move(runs)};
    outcome.figures = member_figures(outcome.run);
    for (auto const& finding : members_findings(outcome))
        study.notes.push_back("over the fit: " + finding.text());
    study.commands.push_back("groundswell run" + study.options_for(0));
}

} // namespace groundswell::report
