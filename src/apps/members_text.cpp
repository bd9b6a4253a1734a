#include "apps/members_text.hpp"

#include <fmt/format.h>

#include "apps/finding_text.hpp"
#include "apps/progress.hpp"
#include "apps/text.hpp"
#include "report/disclosure_words.hpp"
#include "report/fit_words.hpp"
#include "report/words.hpp"
#include "scenario/hash.hpp"

namespace groundswell {

using namespace report;

std::string members_text(MembersOutcome const& outcome)
{
    auto const& scenario = outcome.run.scenario;
    auto const& run = scenario.parameters.run;
    auto out = wrapped("", scenario.title + ", over a fit");
    out += wrapped("", fmt::format("{}; {} runs of {}, burn-in {}, seed {}.", fit_words(outcome.run.fit),
                                   outcome.run.runs.size(), span_of_weeks(static_cast<Week>(run.weeks)),
                                   span_of_weeks(static_cast<Week>(run.burnin)), scenario.seed));
    for (auto const& note : fit_notes(outcome.run.fit))
        out += wrapped("  note: ", note);
    out += "\nWHAT WAS FOUND\n";
    for (auto const& finding : members_findings(outcome))
        out += finding_text(finding);
    out += '\n' + wrapped("", member_interval_words() + " Nothing here is about any real person.");
    for (auto const& note : disclosure_notes(scenario))
        out += wrapped("", note);
    return out + fmt::format("scenario {:016x}  result {:016x}\ngroundswell {}, {}\n",
                             scenario_hash(scenario), points_hash(outcome.run.runs), GROUNDSWELL_VERSION,
                             duration(outcome.seconds));
}

} // namespace groundswell
