#include "apps/finding.hpp"

#include <fmt/format.h>

#include "apps/levers.hpp"
#include "apps/states_text.hpp"
#include "apps/text.hpp"

namespace groundswell {

namespace {

using enum Counter;

/// "20.1% [19.6, 20.6] of women": each group that has the figure, or everyone.
std::string by_group(RunOutcome const& outcome, std::string_view name)
{
    std::vector<std::string> parts;
    for (auto const& group : outcome.scenario.groups)
        if (auto const* m = find_summary(outcome.metrics, name, group))
            parts.push_back(m->withheld ? "a withheld share (too few people) of " + people_of(group)
                                        : with_interval(m->estimate, true) + " of " + people_of(group));
    if (parts.empty())
        if (auto const* m = find_summary(outcome.metrics, name, "all"))
            parts.push_back(with_interval(m->estimate, true) + " of people");
    return joined(parts);
}

Estimate of_all(RunOutcome const& outcome, std::string_view name)
{
    auto const* const metric = find_summary(outcome.metrics, name, "all");
    return metric == nullptr ? Estimate{} : metric->estimate;
}

std::string who_experienced(RunOutcome const& outcome)
{
    auto const who = by_group(outcome, "experienced");
    if (who.empty()) return "";
    return wrapped("  ", fmt::format("In the last {}, {} experienced an act of the kind that surveys count.",
                                     span_of_weeks(outcome.window()), who)) +
           what_would_change(outcome.scenario, {"acts.tolerance", "acts.seeking", "learn.impunity"});
}

std::string who_does_it(RunOutcome const& outcome)
{
    auto const who = by_group(outcome, "ever_perpetrated");
    if (who.empty()) return "";
    auto text = fmt::format("{} did such an act in the last ten years.", who);
    auto const repeat = of_all(outcome, "repeat_share_of_perpetrators");
    auto const acts = of_all(outcome, "mean_acts_per_perpetrator");
    if (repeat.known() && acts.known())
        text += fmt::format(" Of those who did, {} did it again; each did {} such acts.",
                            with_interval(repeat, true), with_interval(acts, false));
    return wrapped("  ", text) +
           what_would_change(outcome.scenario, {"propensity.harm.median", "propensity.harm.sigma"});
}

std::string what_was_noticed(RunOutcome const& outcome)
{
    auto const noticed = ratio_of(outcome, {noticed_acts_harm}, {acts_harm});
    if (!noticed.known()) return wrapped("  ", "No act of the kind that surveys count took place.");
    auto const answered = ratio_of(outcome, {answered_acts_harm}, {noticed_acts_harm});
    auto const silent = ratio_of(outcome, {silent_harm}, {noticed_harm});
    auto const excused = ratio_of(outcome, {excused_harm}, {noticed_harm});
    return wrapped(
               "  ",
               fmt::format("Of these acts {} were noticed by somebody. Of those noticed, {} were answered: a "
                           "witness intervened. Of witnesses who noticed, {} stayed silent and {} made "
                           "excuses for it.",
                           with_interval(noticed, true), with_interval(answered, true),
                           with_interval(silent, true), with_interval(excused, true))) +
           what_would_change(outcome.scenario, {"reaction.intervene", "reaction.norm"});
}

std::string what_was_said(RunOutcome const& outcome)
{
    std::vector<Counter> const choices{chose_silence, chose_confide, chose_report, chose_testify};
    auto const silence = ratio_of(outcome, {chose_silence}, choices);
    if (!silence.known()) return "";
    return wrapped(
               "  ",
               fmt::format("Of targets who could speak of an act, {} were silent, {} told one confidant, {} "
                           "reported it and {} spoke in public.",
                           with_interval(silence, true),
                           with_interval(ratio_of(outcome, {chose_confide}, choices), true),
                           with_interval(ratio_of(outcome, {chose_report}, choices), true),
                           with_interval(ratio_of(outcome, {chose_testify}, choices), true))) +
           what_would_change(outcome.scenario, {"disclose.report", "disclose.trust"});
}

std::string what_the_institution_did(RunOutcome const& outcome)
{
    auto const reported = of_all(outcome, "formal_report_share");
    auto const accountable = of_all(outcome, "accountable_share_of_experienced");
    if (!reported.known() || !accountable.known())
        return wrapped(
            "  ", fmt::format("What became of reports is withheld: in some replicate fewer than {} people "
                              "experienced an act.",
                              smallest_cell));
    auto text =
        fmt::format("Of people who experienced an act, {} reported one, and {} saw somebody held to account.",
                    with_interval(reported, true), with_interval(accountable, true));
    auto const retaliation = of_all(outcome, "retaliation_share_of_reports");
    auto const nothing = of_all(outcome, "no_consequence_share_of_reports");
    if (retaliation.known())
        text += fmt::format(" {} of reports met with retaliation.", with_interval(retaliation, true));
    if (nothing.known())
        text += fmt::format(" {} of rulings had no consequence.", with_interval(nothing, true));
    return wrapped("  ", text) + what_would_change(outcome.scenario, {"policy.shield", "retaliation.base"});
}

std::string what_it_cost(RunOutcome const& outcome)
{
    std::vector<double> costs;
    for (auto const& d : outcome.digests)
        costs.push_back(d.intervention_cost);
    auto const cost = estimate_mean(costs);
    if (outcome.scenario.interventions.empty()) return "";
    return wrapped("  ", fmt::format("The {} intervention{} of the scenario cost {} per replicate.",
                                     outcome.scenario.interventions.size(),
                                     outcome.scenario.interventions.size() == 1 ? "" : "s",
                                     with_interval(cost, false))) +
           "    what they changed cannot be seen in one run: 'groundswell compare'\n";
}

} // namespace

std::vector<std::string> finding_paragraphs(RunOutcome const& outcome)
{
    std::vector<std::string> out{
        who_experienced(outcome),
        who_does_it(outcome),
        what_was_noticed(outcome),
        what_was_said(outcome),
        what_the_institution_did(outcome),
        states_text(outcome),
        what_it_cost(outcome),
        wrapped("  ", evidence_sentence() +
                          " Intervals are over replicates: they show chance, not whether these "
                          "numbers are right. Nothing here is about any real person.")};
    std::erase(out, "");
    return out;
}

std::string finding_text(RunOutcome const& outcome)
{
    std::string out = "WHAT WAS FOUND\n";
    for (auto const& paragraph : finding_paragraphs(outcome))
        out += paragraph;
    return out;
}

} // namespace groundswell
