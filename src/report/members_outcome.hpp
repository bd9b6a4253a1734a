#pragma once
#include <groundswell/run_members.hpp>
#include <vector>

#include "report/finding.hpp"

namespace groundswell::report {

/// Everything that the forms of a run over a fit are made from.
struct MembersOutcome {
    MemberRun run;
    std::vector<MemberFigure> figures; ///< `member_figures`
    double seconds{0};
};

/// The main figures over the members, and whether runs end in two groups.
std::vector<Finding> members_findings(MembersOutcome const& outcome);

/// As one JSON object, as the command prints it.
Json members_json(MembersOutcome const& outcome);

} // namespace groundswell::report
