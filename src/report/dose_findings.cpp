#include <fmt/format.h>
#include <groundswell/over_members.hpp>

#include <groundswell/problems.hpp>

#include "base/text.hpp"
#include "report/compare_hints.hpp"
#include "report/dose_outcome.hpp"
#include "report/fit_words.hpp"
#include "report/metric_words.hpp"
#include "report/words.hpp"

namespace groundswell::report {

namespace {

/// "92.0% [61.4, 104.1]": more than all of an effect can be left, so that this is no share of something.
std::string left_of_effect(Ratio const& left)
{
    return fmt::format("{:.1f}% [{:.1f}, {:.1f}]", 100 * left.value, 100 * left.low, 100 * left.high);
}

std::string withdrawal_sentence(DoseOutcome const& outcome)
{
    auto const& tipping = outcome.tipping;
    auto const& spec = outcome.run.spec;
    auto const push =
        fmt::format("After {} at {} and {} back at {}", span_of_weeks(spec.push), format_number(spec.to),
                    span_of_weeks(static_cast<Week>(spec.base.parameters.run.weeks) - spec.push),
                    format_number(spec.from));
    auto const left = left_of_effect(tipping.left);
    switch (tipping.withdrawal) {
    case Withdrawal::no_effect:
        return fmt::format("In the {} after the push, {} differs by no more than chance between {} held at "
                           "{} and at {}: there "
                           "is nothing that could stay.",
                           span_of_weeks(tipping.watched), figure_words(tipping.metric).words, spec.lever,
                           format_number(spec.to), format_number(spec.from));
    case Withdrawal::stays:
        return tipping.border
                   ? fmt::format("THE STATE STAYS. {}, {} of the effect of holding it is still there.", push,
                                 left)
                   : fmt::format(
                         "Most of the effect is still there. {}, it is {} of the effect of holding it. "
                         "It may be on its way back: a longer --weeks would tell.",
                         push, left);
    case Withdrawal::returns:
        return fmt::format("The state does not stay. {}, {} of the effect of holding it is left.", push,
                           left);
    case Withdrawal::undecided:
        break;
    }
    if (!tipping.left.determined)
        return fmt::format("Undecided. {}, the figure has no value in some replicates.", push);
    return fmt::format("Undecided. {}, {} of the effect of holding it is left: more replicates would tell.",
                       push, left);
}

std::string hysteresis_sentence(Tipping const& tipping)
{
    if (tipping.hysteresis.empty())
        return "No hysteresis beyond chance: where it ends depends on the dose, not on the way to it.";
    std::vector<std::string> doses;
    for (double const dose : tipping.hysteresis)
        doses.push_back(format_number(dose));
    return fmt::format("Hysteresis: at {} {} where it ends depends on the way to it (down and up differ by "
                       "more than they do "
                       "by chance at any dose in 19 of 20 such runs).",
                       doses.size() == 1 ? "dose" : "doses", joined(doses));
}

std::string where_words(DoseCurve::Steepest const& s)
{
    if (s.where.low == s.where.high) return "Replicates drawn again all give this step.";
    return fmt::format("The middle of the steepest step lies in [{}, {}].", format_number(s.where.low),
                       format_number(s.where.high));
}

} // namespace

std::string dose_windows(DoseOutcome const& outcome)
{
    return fmt::format("{}: {}. Doses begin in week 0.", figure_words(outcome.metric).words,
                       figure_time(outcome.metric, outcome.simulated_time()));
}

std::vector<Finding> response_findings(DoseOutcome const& outcome)
{
    auto const words = figure_words(outcome.metric);
    auto const& curve = outcome.curve;
    if (curve.points.size() < 2) return {};
    if (!curve.points.front().response.has_interval())
        return {{.sentence = "Fewer than three replicates give no intervals: run 20 or more."}};
    if (curve.flat)
        return {{.sentence = fmt::format("Flat: {} the first beyond chance.",
                                         curve.points.size() == 2 ? "the other dose does not differ from"
                                                                  : "none of the other doses differs from")}};
    auto const& last = curve.points.back().effect.difference;
    auto const& s = curve.steepest;
    auto const all = outcome.run.replicates.size();
    return {
        {.sentence = fmt::format("From {} to {} in all: {}{}{}.", format_number(outcome.run.spec.from),
                                 format_number(outcome.run.spec.to), signed_interval(last, words.share),
                                 words.share ? " percentage points" : "",
                                 last.n < all ? fmt::format(" (in {} of {} replicates)", last.n, all) : ""),
         .figures = {{outcome.metric + " difference", "all", last, false}}},
        {.sentence =
             fmt::format("Steepest between {} and {}: {} per unit of dose. {}", format_number(s.low_dose),
                         format_number(s.high_dose), signed_interval(s.slope, words.share), where_words(s)),
         .figures = {{outcome.metric + " slope", "all", s.slope, false}}}};
}

std::vector<Finding> tipping_findings(DoseOutcome const& outcome)
{
    return {{.sentence = withdrawal_sentence(outcome)}, {.sentence = hysteresis_sentence(outcome.tipping)}};
}

std::vector<Hint> dose_hints(DoseOutcome const& outcome)
{
    auto const& plan = outcome.run.plan;
    return compare_hints(outcome.run.spec.base, plan.scenarios[plan.up(plan.doses.size() - 1)]);
}

Finding dose_over_members(DoseOutcome const& outcome)
{
    auto const& run = outcome.run;
    if (!run.spec.fit || outcome.curve.withheld) return {};
    auto const group = figure_group(outcome.metric);
    auto const first = member_column(run.runs, run.plan.up(0), outcome.metric, group);
    auto last = member_column(run.runs, run.plan.up(run.plan.doses.size() - 1), outcome.metric, group);
    if (!first || !last) return {};
    for (std::size_t m = 0; m < last->size(); ++m)
        for (std::size_t r = 0; r < (*last)[m].size(); ++r)
            (*last)[m][r] -= (*first)[m][r];
    auto const words = figure_words(outcome.metric);
    return effect_finding(effect_over_members(*last), words.subject, words.share);
}

} // namespace groundswell::report
