#include "apps/run_text.hpp"

#include <fmt/format.h>
#include <numeric>

#include "apps/finding_text.hpp"
#include "apps/funnel_chart.hpp"
#include "apps/group_table.hpp"
#include "apps/progress.hpp"
#include "apps/targets_table.hpp"
#include "report/run_findings.hpp"
#include "report/words.hpp"

namespace groundswell {

using namespace report;

namespace {

std::string heading(RunOutcome const& outcome)
{
    auto const& scenario = outcome.scenario;
    auto const& run = scenario.parameters.run;
    std::string out =
        wrapped("", scenario.title + (scenario.sentence.empty() ? "" : ": " + scenario.sentence));
    out += wrapped("", fmt::format("{} people in {} rank{}; {}, burn-in {}; {} replicate{}, seed {}.",
                                   thousands(outcome.people), scenario.ranks, scenario.ranks == 1 ? "" : "s",
                                   span_of_weeks(static_cast<Week>(run.weeks)),
                                   span_of_weeks(static_cast<Week>(run.burnin)), outcome.summaries.size(),
                                   outcome.summaries.size() == 1 ? "" : "s", scenario.seed));
    for (auto const& note : scenario.notes)
        out += wrapped("  note: ", note);
    for (auto const& note : window_notes(outcome.simulated_time()))
        out += wrapped("  note: ", note);
    for (auto const& guess : outcome.guesses)
        out += wrapped("  note: ", guess);
    return out;
}

std::string findings_text(RunOutcome const& outcome)
{
    std::string out = "WHAT WAS FOUND\n";
    for (auto const& finding : run_findings(outcome))
        out += finding_text(finding);
    return out;
}

std::string footer(RunOutcome const& outcome)
{
    auto const messages =
        std::accumulate(outcome.summaries.begin(), outcome.summaries.end(), std::uint64_t{0},
                        [](std::uint64_t sum, ReplicateSummary const& d) { return sum + d.messages; });
    auto out = fmt::format("scenario {}  result {}  groundswell {}\n", outcome.scenario_hash,
                           outcome.result_hash(), GROUNDSWELL_VERSION);
    out += fmt::format("{} messages, {}", thousands(messages), duration(outcome.seconds));
    if (outcome.resumed > 0)
        out += fmt::format(" ({} of {} replicates were in the study)", outcome.resumed,
                           outcome.summaries.size());
    return out + "\n";
}

} // namespace

std::string run_text(RunOutcome const& outcome, std::vector<TargetVerdict> const& verdicts,
                     Characters characters)
{
    std::string out = heading(outcome) + '\n' + findings_text(outcome) + '\n' +
                      funnel_chart(outcome, characters) + '\n' + group_table_text(outcome) + '\n';
    if (!verdicts.empty()) out += targets_table(verdicts, outcome) + '\n';
    return out + footer(outcome);
}

} // namespace groundswell
