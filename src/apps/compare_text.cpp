#include "apps/compare_text.hpp"

#include <fmt/format.h>
#include <groundswell/problems.hpp>

#include "apps/finding_text.hpp"
#include "apps/progress.hpp"
#include "apps/text.hpp"
#include "base/text.hpp"
#include "experiment/design.hpp"
#include "report/compare_hints.hpp"
#include "report/disclosure_words.hpp"
#include "report/evidence.hpp"
#include "report/exclusion_words.hpp"
#include "report/fit_words.hpp"
#include "report/words.hpp"
#include "scenario/hash.hpp"

namespace groundswell {

using namespace report;

namespace {

/// What both runs of a pair have in common, up to a verb.
std::string in_common(CompareOutcome const& outcome)
{
    auto const& spec = outcome.run.spec;
    switch (spec.part) {
    case PartAt::week_zero:
        return fmt::format("start at week 0 from one world, burnt in for {} under the base's rules, and",
                           span_of_weeks(static_cast<Week>(outcome.base().parameters.run.burnin)));
    case PartAt::burn_in_start:
        return "start from the same seats and ties, and differ from the first week of burn-in on, and";
    case PartAt::later_week:
        return fmt::format("have one past, the run up to week {} under the base's rules. What happens is "
                           "counted from then on; figures that look further back are named at the end. Both",
                           spec.past.until);
    }
    return "";
}

std::string heading(CompareOutcome const& outcome)
{
    auto const& base = outcome.base();
    auto const& run = base.parameters.run;
    auto out = wrapped("", base.title + ": what would change");
    auto const& fit = outcome.run.spec.fit;
    if (fit) out += wrapped("", fmt::format("Over {}.", fit_words(fit)));
    for (auto const& note : fit_notes(fit))
        out += wrapped("  note: ", note);
    auto const pairs = fit ? outcome.run.runs.size() : outcome.run.replicates.size();
    std::string text =
        fmt::format("{} pair{} of runs, {} each, seed {}.", pairs, pairs == 1 ? "" : "s",
                    span_of_weeks(static_cast<Week>(run.weeks) - outcome.run.spec.past.until), base.seed);
    text += " Both runs of a pair " + in_common(outcome) + " share every random draw.";
    out += wrapped("", text);
    if (outcome.run.spec.uncertain)
        out += wrapped("", fmt::format("Each pair draws {} uncertain numbers from their plausible ranges. {}",
                                       uncertain_parameters(base).size(),
                                       exclusion_sentence(excluded_from(base))));
    if (outcome.stop && !outcome.run.reached)
        out += wrapped("  note: ", fmt::format("the half-width asked for, {}, was not reached.",
                                               format_number(outcome.stop->half_width)));
    return out;
}

std::string changes_text(VariantFinding const& finding)
{
    if (finding.changes.empty()) return wrapped("  ", "changes nothing: the same rules as the base.");
    constexpr std::size_t most = 6;
    std::vector<std::string> words(finding.changes.begin(),
                                   finding.changes.begin() +
                                       static_cast<std::ptrdiff_t>(std::min(most, finding.changes.size())));
    if (finding.changes.size() > most)
        words.push_back(fmt::format("{} more changes", finding.changes.size() - most));
    auto out = wrapped("  changes: ", fmt::format("{}", fmt::join(words, ", ")));
    if (!finding.inborn.empty())
        out +=
            wrapped("  note: ", fmt::format("{} acts at birth, so from week 0 on it reaches only people who "
                                            "are hired; use --from-start to have it from the beginning.",
                                            joined(finding.inborn)));
    return out;
}

std::string variant_text(CompareOutcome const& outcome, std::size_t i)
{
    auto const& finding = outcome.findings[i];
    auto out = wrapped("", finding.name) + changes_text(finding);
    for (auto const& paragraph : compare_findings(outcome, finding))
        out += finding_text(paragraph);
    if (!finding.changes.empty())
        out += would_change_text(compare_hints(outcome.base(), outcome.run.spec.arms[i + 1].scenario));
    return out + compare_table_text(outcome, finding) + '\n';
}

std::string closing(CompareOutcome const& outcome)
{
    auto out =
        outcome.run.spec.fit ? wrapped("", member_interval_words())
        : outcome.run.spec.uncertain
            ? wrapped("", "95% intervals are over pairs: they cover chance and what is not known about the "
                          "uncertain numbers within their plausible ranges.")
            : wrapped("", "95% intervals are over pairs: they cover chance only. --uncertain also draws the "
                          "numbers that nobody knows exactly.");
    out += wrapped("", comparison_windows(outcome.simulated_time(), outcome.parted()));
    out += wrapped("", "Doses and costs (hours of work) of interventions given by name are judgement. " +
                           evidence_sentence() + " Nothing here is about any real person.");
    for (auto const& note : disclosure_notes(outcome.base()))
        out += wrapped("", note);
    out += fmt::format("scenario {:016x}  result {:016x}\ngroundswell {}, {}", scenario_hash(outcome.base()),
                       points_hash(outcome.run.replicates), GROUNDSWELL_VERSION, duration(outcome.seconds));
    if (outcome.run.resumed > 0)
        out += fmt::format(" ({} of {} pairs were in the study)", outcome.run.resumed,
                           outcome.run.spec.fit ? outcome.run.runs.size() : outcome.run.replicates.size());
    return out + "\n";
}

} // namespace

std::string compare_text(CompareOutcome const& outcome)
{
    auto out = heading(outcome) + '\n' + compare_summary(outcome) + '\n';
    for (auto const& asked : outcome.budgets)
        out += budget_text(outcome, asked) + '\n';
    for (std::size_t i = 0; i < outcome.findings.size(); ++i)
        out += variant_text(outcome, i);
    if (auto const decision = decision_of(outcome, outcome.asked_decision()))
        out += decision_text(*decision) + '\n';
    return out + closing(outcome);
}

} // namespace groundswell
