#include <fmt/format.h>

#include "apps/compare_levers.hpp"
#include "apps/compare_outcome.hpp"
#include "apps/dose_outcome.hpp"
#include "apps/levers.hpp"
#include "apps/progress.hpp"

namespace groundswell {

namespace {

std::string heading(DoseOutcome const& outcome)
{
    auto const& spec = outcome.run.spec;
    auto const& run = spec.base.parameters.run;
    auto out = wrapped("", fmt::format("{}: {} from {} to {}", spec.base.title, spec.lever,
                                       format_number(spec.from), format_number(spec.to)));
    return out +
           wrapped("", fmt::format("{} replicates of {}, seed {}. In each, all doses start at week 0 from "
                                   "one world, burnt in for {} under the scenario's own rules, and share "
                                   "every random draw.",
                                   outcome.run.replicates.size(), span_of_weeks(static_cast<Week>(run.weeks)),
                                   spec.base.seed, span_of_weeks(static_cast<Week>(run.burnin))));
}

} // namespace

std::string steepest_text(DoseOutcome const& outcome)
{
    auto const words = figure_words(outcome.metric);
    auto const& curve = outcome.curve;
    if (curve.points.size() < 2) return "";
    if (curve.points.front().response.n < 2)
        return wrapped("  ", "One replicate gives no intervals: use --replicates 20 or more.");
    if (curve.flat) return wrapped("  ", "Flat: no dose differs from the first beyond chance.");
    auto const& last = curve.points.back().effect.difference;
    auto const& s = curve.steepest;
    return wrapped("  ", fmt::format("From {} to {} in all: {}{}.", format_number(outcome.run.spec.from),
                                     format_number(outcome.run.spec.to), signed_interval(last, words.share),
                                     words.share ? " percentage points" : "")) +
           wrapped("  ", fmt::format("Steepest between {} and {}: {} per unit of dose. The middle of the "
                                     "steepest step lies in [{}, {}].",
                                     format_number(s.low_dose), format_number(s.high_dose),
                                     signed_interval(s.slope, words.share), format_number(s.where.low),
                                     format_number(s.where.high)));
}

std::string dose_text(DoseOutcome const& outcome, Characters characters)
{
    auto out = heading(outcome) + '\n';
    if (outcome.curve.withheld)
        out += "RESPONSE: withheld, too few people.\n";
    else
        out += dose_chart(outcome, characters) + steepest_text(outcome);
    auto const& spec = outcome.run.spec;
    out += what_would_change(
        spec.base,
        levers_of(spec.base,
                  outcome.run.plan.scenarios[outcome.run.plan.up(outcome.run.plan.doses.size() - 1)]));
    out += '\n' + tipping_text(outcome) + '\n';
    out += wrapped("", "Intervals are over replicates: they show chance only. Nothing here is about any real "
                       "person.");
    return out + fmt::format("groundswell {}, {}\n", GROUNDSWELL_VERSION, duration(outcome.seconds));
}

} // namespace groundswell
