#include <algorithm>
#include <cmath>
#include <fmt/format.h>

#include "report/budget.hpp"
#include "report/compare_outcome.hpp"
#include "report/costs.hpp"
#include "report/fit_words.hpp"
#include "report/metric_words.hpp"
#include "report/words.hpp"

namespace groundswell::report {

namespace {

std::string main_sentence(FigureDifference const& main, std::size_t pairs, Week weeks)
{
    auto const words = figure_words(main.metric);
    auto const label = label_over(main.metric, weeks);
    if (main.withheld) return label + ": withheld, too few people.";
    auto const& d = main.paired.difference;
    if (!d.known()) return fmt::format("{} has no value in these runs.", label);
    auto const some = d.n < pairs ? fmt::format(" (in the {} of {} pairs that have it)", d.n, pairs) : "";
    if (main.paired.identical)
        return fmt::format("No change: {} is the same in every pair{}, to the last bit.", label, some);
    auto const change = signed_interval(d, words.share) + (words.share ? " percentage points" : "") + some;
    if (!d.has_interval())
        return fmt::format("{}: {}; fewer than three pairs give no interval.", label, change);
    auto const level = figure(main.paired.base.mean, words.share);
    if (!main.paired.certain())
        return fmt::format("No change beyond chance in {}: {}, where it is {} without.", label, change,
                           level);
    auto const relative = main.paired.base.mean != 0
                              ? fmt::format(" ({:+.0f}%)", 100 * d.mean / std::abs(main.paired.base.mean))
                              : std::string();
    return fmt::format("{} {} from {} to {}, a change of {}{}.", label, d.mean < 0 ? "falls" : "rises", level,
                       figure(main.paired.variant.mean, words.share), change, relative);
}

Finding main_finding(FigureDifference const& main, std::size_t pairs, Week weeks)
{
    Finding out{.sentence = main_sentence(main, pairs, weeks)};
    out.figures = {{main.metric + " without", main.group, main.paired.base, main.withheld},
                   {main.metric + " with", main.group, main.paired.variant, main.withheld},
                   {main.metric + " difference", main.group, main.paired.difference, main.withheld}};
    return out;
}

/// Without brackets where it is the same in every pair.
std::string amount(Estimate const& cost)
{
    return cost.se == 0 ? figure(cost.mean, false) : with_interval(cost, false);
}

std::string cost_sentence(CostPerAct const& cost, std::vector<std::string> const& units)
{
    auto const& acts = cost.acts_prevented;
    if (!acts.has_interval()) return "";
    // Prevented is the opposite of a change, so it keeps its own sign.
    auto const prevented =
        fmt::format("{} [{}, {}]", fixed(acts.mean, 0), fixed(acts.low, 0), fixed(acts.high, 0));
    if (cost.extra_cost.mean == 0 && cost.extra_cost.se == 0)
        return fmt::format("the scenario states none; it prevents {} acts.", prevented);
    if (units.size() > 1)
        return fmt::format("in {}, which are not added; it prevents {} acts.", units_words(units), prevented);
    auto const unit = unit_words(units.empty() ? "" : units.front());
    if (!cost.ratio.determined)
        return fmt::format(
            "{} {}; per act prevented not determined, because the acts prevented, {}, could be "
            "none.",
            amount(cost.extra_cost), unit, prevented);
    Estimate const per_act{
        .n = acts.n, .mean = cost.ratio.value, .se = 0, .low = cost.ratio.low, .high = cost.ratio.high};
    return fmt::format("{} {} per act prevented ({} in all, for {} acts).", with_interval(per_act, false),
                       unit, amount(cost.extra_cost), prevented);
}

std::string years(double value, double watched)
{
    return std::isinf(value) ? fmt::format("more than {:.1f}", watched) : fmt::format("{:.1f}", value);
}

std::string fading_sentence(Fading const& fading)
{
    if (!fading.there) return "harm does not change beyond chance, so there is nothing to halve.";
    if (!fading.determined)
        return "not determined: harm changes, but within one year too little beyond chance to say when half "
               "of "
               "it is gone.";
    if (std::isinf(fading.years) && !fading.after_end)
        return fmt::format(
            "not within the horizon: the effect is largest around year {:.1f}, and was watched "
            "for {:.1f} years from there.",
            fading.from, fading.watched);
    return fmt::format("{} years [{}, {}], counted from {} in year {:.1f}, where harm differs by {}.",
                       years(fading.years, fading.watched), years(fading.low, fading.watched),
                       years(fading.high, fading.watched), fading.after_end ? "its end" : "its height",
                       fading.from, signed_interval(fading.effect, false));
}

Finding states_finding(PairedStates const& states, MetricWords const& words)
{
    Finding out{.sentence = fmt::format(
                    "TWO LASTING STATES: believed backing of objectors ends near {} or near {}, and a mean "
                    "mixes the two. In the better one end {} runs without and {} with.",
                    percent(states.low.mean), percent(states.high.mean), share_text(states.base_high),
                    share_text(states.variant_high))};
    char const* const names[2][2]{{"worse in both", "worse without, better with"},
                                  {"better without, worse with", "better in both"}};
    for (int from = 0; from < 2; ++from)
        for (int to = 0; to < 2; ++to) {
            auto const& cell = states.cell[from][to];
            if (cell.pairs == 0) continue;
            out.details.push_back(fmt::format("{}, {} pair{}: {} {}", names[from][to], cell.pairs,
                                              cell.pairs == 1 ? "" : "s", words.words,
                                              signed_interval(cell.difference, words.share)));
        }
    return out;
}

std::string pairing_sentence(VariantFinding const& variant)
{
    auto const& main = variant.main.paired;
    if (variant.main.withheld || main.identical || !main.difference.has_interval()) return "";
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
    if (variant.median_reduction > 0)
        text += fmt::format(" Over all figures: {:.1f} times in the median, {:.1f} at worst.",
                            variant.median_reduction, variant.smallest_reduction);
    return text;
}

/// Whether the change lies within a budget.
Finding budget_finding(CompareOutcome const& outcome, AskedBudget const& asked, PricedChange const& change)
{
    auto const sorted = budget_of(asked, {change});
    if (sorted.within.empty() && sorted.above.empty()) return {};
    auto const weeks = static_cast<Week>(outcome.base().parameters.run.weeks);
    return {.label = "budget",
            .sentence =
                fmt::format("{} {}.", sorted.above.empty() ? "within" : "above", budget_words(asked, weeks))};
}

/// The arm of a finding of the outcome: the base is the first.
std::size_t arm_of(CompareOutcome const& outcome, VariantFinding const& variant)
{
    auto const& arms = outcome.run.spec.arms;
    auto const at = std::ranges::find(arms.begin() + 1, arms.end(), variant.name, &NamedScenario::name);
    return at == arms.end() ? 0 : static_cast<std::size_t>(at - arms.begin());
}

} // namespace

std::vector<Finding> compare_findings(CompareOutcome const& outcome, VariantFinding const& variant)
{
    std::vector<Finding> out{main_finding(variant.main, outcome.run.replicates.size(),
                                          static_cast<Week>(outcome.base().parameters.run.weeks))};
    if (variant.main.over_members) {
        auto const words = figure_words(variant.main.metric);
        out.push_back(effect_finding(*variant.main.over_members, words.subject, words.share));
    }
    if (variant.member_states) {
        auto const& [without, with] = *variant.member_states;
        out.push_back(member_states_finding(without));
        out.back().details.push_back("with the change, all in the better one: " + share_text(with.all_high));
    }
    if (!variant.changes.empty()) {
        auto const& cost = variant.cost;
        auto const& scenario = outcome.run.spec.arms[arm_of(outcome, variant)].scenario;
        auto const units = cost_units(outcome.base(), scenario);
        Finding paid{.label = "cost", .sentence = cost_sentence(cost, units)};
        if (units.size() <= 1) paid.figures.push_back({"extra_cost", "all", cost.extra_cost, false});
        paid.figures.push_back({"acts_prevented", "all", cost.acts_prevented, false});
        out.push_back(std::move(paid));
        for (auto const& asked : outcome.budgets)
            out.push_back(budget_finding(outcome, asked, {variant.name, cost, units}));
        out.push_back({.label = "half gone after",
                       .sentence = fading_sentence(variant.fading),
                       .figures = {{"harm effect", "all", variant.fading.effect, false}}});
        if (variant.states) out.push_back(states_finding(*variant.states, figure_words(outcome.metric)));
        out.push_back({.label = "pairing", .sentence = pairing_sentence(variant)});
    }
    std::erase_if(out, [](Finding const& finding) { return finding.empty(); });
    return out;
}

} // namespace groundswell::report
