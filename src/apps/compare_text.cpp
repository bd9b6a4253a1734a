#include <cmath>
#include <fmt/format.h>

#include "apps/compare_levers.hpp"
#include "apps/compare_outcome.hpp"
#include "apps/levers.hpp"
#include "apps/progress.hpp"
#include "experiment/design.hpp"

namespace groundswell {

namespace {

std::string heading(CompareOutcome const& outcome)
{
    auto const& base = outcome.base();
    auto const& run = base.parameters.run;
    auto out = wrapped("", base.title + ": what would change");
    std::string text = fmt::format("{} pair{} of runs, {} each, seed {}.", outcome.run.replicates.size(),
                                   outcome.run.replicates.size() == 1 ? "" : "s",
                                   span_of_weeks(static_cast<Week>(run.weeks)), base.seed);
    text +=
        outcome.run.spec.part == PartAt::week_zero
            ? fmt::format(" Both runs of a pair start at week 0 from one world, burnt in for {} under the "
                          "base's rules,",
                          span_of_weeks(static_cast<Week>(run.burnin)))
            : std::string(" Both runs of a pair start from the same seats and ties, and differ from the "
                          "first week of burn-in on,");
    text += " and share every random draw.";
    out += wrapped("", text);
    if (outcome.run.spec.uncertain)
        out += wrapped("", fmt::format("Each pair draws {} uncertain numbers from their plausible ranges.",
                                       uncertain_parameters(base).size()));
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

std::string main_text(FigureDifference const& main)
{
    auto const words = figure_words(main.metric);
    if (main.withheld) return wrapped("  ", std::string(words.words) + ": withheld, too few people.");
    auto const& d = main.paired.difference;
    if (main.paired.identical)
        return wrapped("  ",
                       fmt::format("No change: {} is the same in every pair, to the last bit.", words.words));
    if (!d.known()) return wrapped("  ", fmt::format("{} has no value in these runs.", words.words));
    auto const change = signed_interval(d, words.share) + (words.share ? " percentage points" : "");
    if (d.n < 2)
        return wrapped("  ", fmt::format("{}: {}; one pair gives no interval.", words.words, change));
    auto const level = figure(main.paired.base.mean, words.share);
    if (!main.paired.certain())
        return wrapped("  ", fmt::format("No change beyond chance in {}: {}, where it is {} without.",
                                         words.words, change, level));
    auto const relative = main.paired.base.mean != 0
                              ? fmt::format(" ({:+.0f}%)", 100 * d.mean / std::abs(main.paired.base.mean))
                              : std::string();
    return wrapped("  ", fmt::format("{} {} from {} to {}, a change of {}{}.", words.words,
                                     d.mean < 0 ? "falls" : "rises", level,
                                     figure(main.paired.variant.mean, words.share), change, relative));
}

/// Without brackets where it is the same in every pair.
std::string amount(Estimate const& cost)
{
    return cost.se == 0 ? figure(cost.mean, false) : with_interval(cost, false);
}

std::string cost_text(CostPerAct const& cost)
{
    auto const& acts = cost.acts_prevented;
    if (acts.n < 2) return "";
    // Prevented is the opposite of a change, so it keeps its own sign.
    auto const prevented = fmt::format("{:.0f} [{:.0f}, {:.0f}]", acts.mean, acts.low, acts.high);
    if (cost.extra_cost.mean == 0 && cost.extra_cost.se == 0)
        return wrapped("  cost: ", fmt::format("the scenario states none; it prevents {} acts.", prevented));
    if (!cost.ratio.determined)
        return wrapped("  cost: ", fmt::format("{}; per act prevented not determined, because the acts "
                                               "prevented, {}, could be none.",
                                               amount(cost.extra_cost), prevented));
    return wrapped("  cost: ", fmt::format("{} per act prevented ({} in all, for {} acts).",
                                           with_interval({.n = acts.n,
                                                          .mean = cost.ratio.value,
                                                          .se = 0,
                                                          .low = cost.ratio.low,
                                                          .high = cost.ratio.high},
                                                         false),
                                           amount(cost.extra_cost), prevented));
}

std::string years(double value, double watched)
{
    return std::isinf(value) ? fmt::format("more than {:.1f}", watched) : fmt::format("{:.1f}", value);
}

std::string fading_text(Fading const& fading)
{
    if (!fading.determined)
        return wrapped("  half gone after: ",
                       "not determined: no effect on harm beyond chance at its height.");
    if (std::isinf(fading.years) && !fading.after_end)
        return wrapped(
            "  half gone after: ",
            fmt::format("not within the horizon: the effect is largest around year {:.1f}, and was "
                        "watched for {:.1f} years from there.",
                        fading.from, fading.watched));
    return wrapped("  half gone after: ",
                   fmt::format("{} years [{}, {}], counted from {} in year {:.1f}.",
                               years(fading.years, fading.watched), years(fading.low, fading.watched),
                               years(fading.high, fading.watched),
                               fading.after_end ? "its end" : "its height", fading.from));
}

std::string states_text(PairedStates const& states, MetricWords const& words)
{
    auto out = wrapped(
        "  ",
        fmt::format("TWO LASTING STATES: believed backing of objectors ends near {} or near {}, and a mean "
                    "mixes the two. In the better one end {} runs without and {} with.",
                    percent(states.low.mean), percent(states.high.mean), share_text(states.base_high),
                    share_text(states.variant_high)));
    char const* const names[2][2]{{"worse in both", "worse without, better with"},
                                  {"better without, worse with", "better in both"}};
    for (int from = 0; from < 2; ++from)
        for (int to = 0; to < 2; ++to) {
            auto const& cell = states.cell[from][to];
            if (cell.pairs == 0) continue;
            out += wrapped("    ", fmt::format("{}, {} pair{}: {} {}", names[from][to], cell.pairs,
                                               cell.pairs == 1 ? "" : "s", words.words,
                                               signed_interval(cell.difference, words.share)));
        }
    return out;
}

std::string pairing_text(VariantFinding const& finding)
{
    auto const& main = finding.main.paired;
    if (finding.main.withheld || main.identical || main.difference.n < 2) return "";
    double const r = main.variance_reduction;
    std::string text = std::isnan(main.correlation)
                           ? "the runs of a pair do not vary together; "
                           : fmt::format("the runs of a pair correlate {:.2f}; ", main.correlation);
    if (std::isinf(r))
        text += "all pairs differ by the same.";
    else if (r > 1)
        text += fmt::format("unpaired runs would need {:.1f} times as many.", r);
    else
        text += fmt::format("pairing did not help: unpaired runs would need {:.1f} times as many.", r);
    if (finding.median_reduction > 0)
        text += fmt::format(" Over all figures: {:.1f} times in the median, {:.1f} at worst.",
                            finding.median_reduction, finding.smallest_reduction);
    return wrapped("  pairing: ", text);
}

std::string variant_text(CompareOutcome const& outcome, std::size_t i)
{
    auto const& finding = outcome.findings[i];
    auto out = wrapped("", finding.name) + changes_text(finding);
    for (auto const& paragraph : compare_paragraphs(outcome, finding))
        out += paragraph;
    if (!finding.changes.empty())
        out += what_would_change(outcome.base(),
                                 levers_of(outcome.base(), outcome.run.spec.arms[i + 1].scenario));
    return out + compare_table(finding) + '\n';
}

std::string closing(CompareOutcome const& outcome)
{
    auto out =
        outcome.run.spec.uncertain
            ? wrapped("", "Intervals are over pairs: they show chance and what is not known about the "
                          "uncertain numbers within their plausible ranges.")
            : wrapped("", "Intervals are over pairs: they show chance only. --uncertain also draws the "
                          "numbers that nobody knows exactly.");
    out += wrapped("", "Doses and costs (hours of work) of interventions given by name are judgement. " +
                           evidence_sentence() + " Nothing here is about any real person.");
    out += fmt::format("groundswell {}, {}", GROUNDSWELL_VERSION, duration(outcome.seconds));
    if (outcome.run.resumed > 0)
        out += fmt::format(" ({} of {} pairs were in the study)", outcome.run.resumed,
                           outcome.run.replicates.size());
    return out + "\n";
}

} // namespace

std::vector<std::string> compare_paragraphs(CompareOutcome const& outcome, VariantFinding const& finding)
{
    std::vector<std::string> out{main_text(finding.main)};
    if (!finding.changes.empty()) {
        out.push_back(cost_text(finding.cost));
        out.push_back(fading_text(finding.fading));
        if (finding.states) out.push_back(states_text(*finding.states, figure_words(outcome.metric)));
        out.push_back(pairing_text(finding));
    }
    std::erase(out, "");
    return out;
}

std::string compare_text(CompareOutcome const& outcome)
{
    auto out = heading(outcome) + '\n' + compare_summary(outcome) + '\n';
    for (std::size_t i = 0; i < outcome.findings.size(); ++i)
        out += variant_text(outcome, i);
    return out + closing(outcome);
}

} // namespace groundswell
