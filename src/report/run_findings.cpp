#include "report/run_findings.hpp"

#include <algorithm>
#include <fmt/format.h>

#include "report/costs.hpp"
#include "report/evidence.hpp"
#include "report/rulings.hpp"
#include "report/run_data.hpp"
#include "report/words.hpp"
#include <groundswell/targets.hpp>

namespace groundswell::report {

namespace {

using enum Counter;

/// Writes one finding: a number that it is told is said with its interval, and kept among the figures.
class Writer {
  public:
    explicit Writer(RunOutcome const& outcome) : outcome_(outcome) {}

    std::string said(std::string name, Estimate const& estimate, bool share)
    {
        out_.figures.push_back({std::move(name), "all", estimate, false});
        return with_interval(estimate, share) + fewer(estimate);
    }

    /// One count divided by another.
    std::string said(std::string name, std::vector<Counter> const& part, std::vector<Counter> const& whole)
    {
        return said(std::move(name), ratio_of(outcome_, part, whole), true);
    }

    /// "20.1% [19.6, 20.6] of women": each group that has the figure, or everyone.
    std::string by_group(std::string const& name)
    {
        std::vector<std::string> parts;
        for (auto const& group : outcome_.scenario.groups)
            if (auto const* m = find_summary(outcome_.metrics, name, group)) {
                out_.figures.push_back({name, group, m->estimate, m->withheld});
                parts.push_back(
                    (m->withheld ? "a withheld share (too few people)" : with_interval(m->estimate, true)) +
                    " of " + people_of(group) + fewer(m->estimate));
            }
        if (parts.empty())
            if (auto const* m = find_summary(outcome_.metrics, name, "all"))
                parts.push_back(said(name, m->estimate, true) + " of people");
        return joined(parts);
    }

    Finding finding(std::string sentence, std::vector<std::string> const& hints = {})
    {
        out_.sentence = std::move(sentence);
        out_.hints = hints_for(outcome_.scenario, hints);
        return std::move(out_);
    }

  private:
    /// " (in 2 of 5 replicates)" for a figure that not all have.
    std::string fewer(Estimate const& estimate) const
    {
        auto const all = outcome_.summaries.size();
        if (!estimate.known() || estimate.n == all) return "";
        return fmt::format(" (in {} of {} replicates)", estimate.n, all);
    }

    RunOutcome const& outcome_;
    Finding out_;
};

Estimate of_all(RunOutcome const& outcome, std::string_view name)
{
    auto const* const metric = find_summary(outcome.metrics, name, "all");
    return metric == nullptr ? Estimate{} : metric->estimate;
}

bool is_withheld(RunOutcome const& outcome, std::string_view name)
{
    auto const* const metric = find_summary(outcome.metrics, name, "all");
    return metric != nullptr && metric->withheld;
}

Finding who_experienced(RunOutcome const& outcome)
{
    Writer writer(outcome);
    auto const who = writer.by_group("experienced");
    if (who.empty()) return {};
    return writer.finding(fmt::format("In {}, {} experienced an act of the kind that surveys count.",
                                      window_words(outcome), who),
                          {"acts.tolerance", "acts.seeking", "learn.impunity"});
}

Finding who_does_it(RunOutcome const& outcome)
{
    Writer writer(outcome);
    auto const who = writer.by_group("ever_perpetrated");
    if (who.empty()) return {};
    auto text = fmt::format("{} did such an act in {}.", who,
                            outcome.act_window() < act_window
                                ? fmt::format("the {} that {} simulated, burn-in included",
                                              span_of_weeks(outcome.act_window()),
                                              outcome.act_window() == 1 ? "was" : "were")
                                : "the last ten years");
    auto const repeat = of_all(outcome, "repeat_share_of_perpetrators");
    auto const acts = of_all(outcome, "mean_acts_per_perpetrator");
    if (repeat.known() && acts.known()) {
        auto const again = writer.said("repeat_share_of_perpetrators", repeat, true);
        text += fmt::format(" Of those who did, {} did it again; each did {} such acts.", again,
                            writer.said("mean_acts_per_perpetrator", acts, false));
    }
    return writer.finding(text, {"propensity.harm.median", "propensity.harm.sigma"});
}

Finding what_was_noticed(RunOutcome const& outcome)
{
    Writer writer(outcome);
    if (!ratio_of(outcome, {noticed_acts_harm}, {acts_harm}).known())
        return writer.finding(
            fmt::format("No act of the kind that surveys count took place in {}.", window_words(outcome)));
    auto const noticed = writer.said("acts_noticed_share", {noticed_acts_harm}, {acts_harm});
    auto const answered = writer.said("acts_answered_share", {answered_acts_harm}, {noticed_acts_harm});
    auto const silent = writer.said("witnesses_silent_share", {silent_harm}, {noticed_harm});
    auto const excused = writer.said("witnesses_excusing_share", {excused_harm}, {noticed_harm});
    return writer.finding(
        fmt::format("Of acts of this kind in {}, {} were noticed by somebody. Of those noticed, {} were "
                    "answered: a witness intervened. Of witnesses who noticed, {} stayed silent and {} made "
                    "excuses for it.",
                    window_words(outcome), noticed, answered, silent, excused),
        {"reaction.intervene", "reaction.norm"});
}

Finding what_was_said(RunOutcome const& outcome)
{
    std::vector<Counter> const choices{chose_silence, chose_confide, chose_report, chose_testify,
                                       chose_official};
    if (!ratio_of(outcome, {chose_silence}, choices).known()) return {};
    Writer writer(outcome);
    auto const silence = writer.said("targets_silent_share", {chose_silence}, choices);
    auto const confided = writer.said("targets_confiding_share", {chose_confide}, choices);
    bool const officials = ratio_of(outcome, {chose_official}, choices).mean > 0;
    auto const official = officials
                              ? writer.said("targets_telling_officials_share", {chose_official}, choices) +
                                    " told an official, "
                              : std::string();
    auto const reported = writer.said("targets_reporting_share", {chose_report}, choices);
    auto const testified = writer.said("targets_testifying_share", {chose_testify}, choices);
    return writer.finding(
        fmt::format("Of targets who could speak of an act in {}, {} were silent, {} told one confidant, {}{} "
                    "reported it and {} spoke in public.",
                    window_words(outcome), silence, confided, official, reported, testified),
        {"disclose.report", "disclose.trust"});
}

Finding what_the_institution_did(RunOutcome const& outcome)
{
    Writer writer(outcome);
    auto const reported = of_all(outcome, "formal_report_share");
    auto const accountable = of_all(outcome, "accountable_share_of_experienced");
    if (is_withheld(outcome, "formal_report_share"))
        return writer.finding(
            fmt::format("What became of reports is withheld: in some replicate fewer than {} people "
                        "experienced an act.",
                        outcome.scenario.disclosure().min_cell));
    if (!reported.known() || !accountable.known()) return {};
    auto const by_report = writer.said("formal_report_share", reported, true);
    auto text = fmt::format("Of people who experienced an act in {}, {} reported one in this time. {} saw "
                            "somebody held to account in it, whenever they had reported.",
                            window_words(outcome), by_report,
                            writer.said("accountable_share_of_experienced", accountable, true));
    if (!rulings_of(outcome).possible) text += " " + rulings_words(outcome);
    auto const retaliation = of_all(outcome, "retaliation_share_of_reports");
    auto const nothing = of_all(outcome, "no_consequence_share_of_reports");
    if (retaliation.known())
        text += fmt::format(" {} of reports met with retaliation.",
                            writer.said("retaliation_share_of_reports", retaliation, true));
    if (nothing.known())
        text += fmt::format(" {} of rulings had no consequence.",
                            writer.said("no_consequence_share_of_reports", nothing, true));
    return writer.finding(text, {"policy.shield", "retaliation.base"});
}

Finding what_it_cost(RunOutcome const& outcome)
{
    auto const count = outcome.scenario.interventions.size();
    if (count == 0) return {};
    std::vector<double> costs;
    for (auto const& summary : outcome.summaries)
        costs.push_back(summary.intervention_cost);
    Writer writer(outcome);
    auto const whose = fmt::format("The {} intervention{} of the scenario", count, count == 1 ? "" : "s");
    auto const units = cost_units(outcome.scenario);
    auto const paid = [&] {
        if (units.empty()) return count == 1 ? std::string("states no cost") : "state no cost";
        if (units.size() > 1) return fmt::format("cost in {}, which are not added", units_words(units));
        return fmt::format("cost {} {} per replicate",
                           writer.said("intervention_cost", estimate_mean(costs, count_bounds), false),
                           unit_words(units.front()));
    };
    auto out = writer.finding(fmt::format("{} {}.", whose, paid()));
    out.details.emplace_back("what they changed cannot be seen in one run: 'groundswell compare'");
    return out;
}

/// How many figures of published surveys the model meets, for an institution that they are about.
Finding beside_surveys(RunOutcome const& outcome)
{
    if (!surveys_apply(outcome.scenario)) return {};
    auto const verdicts = judge(read_targets(""), outcome.metrics);
    auto const measured = std::ranges::count(verdicts, true, &TargetVerdict::measured);
    auto const in = std::ranges::count(verdicts, true, &TargetVerdict::in_range);
    if (measured == 0) return {};
    auto const n = outcome.summaries.size();
    if (n < replicates_for_count)
        return Writer(outcome).finding(
            fmt::format("Beside surveys of ordinary employers: no verdict from {} replicate{}; it needs {}.",
                        n, n == 1 ? "" : "s", replicates_for_verdict));
    return Writer(outcome).finding(fmt::format(
        "Beside surveys of ordinary employers, {} of {} figures lie within what they leave open{}.", in,
        measured,
        n < replicates_for_verdict
            ? fmt::format(" (from {} replicates; a verdict needs {})", n, replicates_for_verdict)
            : ""));
}

Finding what_it_rests_on(RunOutcome const& outcome)
{
    return Writer(outcome).finding(evidence_sentence() + " " + interval_words(outcome.summaries.size()) +
                                   " Nothing here is about any real person.");
}

} // namespace

std::vector<Finding> run_findings(RunOutcome const& outcome)
{
    std::vector<Finding> out{who_experienced(outcome),
                             who_does_it(outcome),
                             what_was_noticed(outcome),
                             what_was_said(outcome),
                             what_the_institution_did(outcome),
                             states_finding(outcome),
                             what_it_cost(outcome),
                             beside_surveys(outcome),
                             what_it_rests_on(outcome)};
    std::erase_if(out, [](Finding const& finding) { return finding.empty(); });
    return out;
}

} // namespace groundswell::report
