#include "apps/dose_text.hpp"

#include <fmt/format.h>
#include <groundswell/problems.hpp>

#include "apps/finding_text.hpp"
#include "apps/progress.hpp"
#include "base/how_many.hpp"
#include "base/text.hpp"
#include "report/disclosure_words.hpp"
#include "report/fit_words.hpp"
#include "report/words.hpp"
#include "scenario/hash.hpp"
#include "scenario/share_sets.hpp"

namespace groundswell {

using namespace report;

namespace {

std::string heading(DoseOutcome const& outcome)
{
    auto const& spec = outcome.run.spec;
    auto const& run = spec.base.parameters.run;
    auto out = wrapped("", fmt::format("{}: {} from {} to {}", spec.base.title, spec.lever,
                                       format_number(spec.from), format_number(spec.to)));
    if (auto const set = share_set_of(spec.lever); !set.empty())
        out += wrapped("  note: ", fmt::format("the shares {} sum to 1: those that are not turned keep their "
                                               "proportions.",
                                               joined(set)));
    if (spec.fit) out += wrapped("", fmt::format("Over {}.", fit_words(spec.fit)));
    for (auto const& note : fit_notes(spec.fit))
        out += wrapped("  note: ", note);
    return out + wrapped("", fmt::format(
                                 "{} of {}, seed {}. In each, all doses start at week 0 from "
                                 "one world, burnt in for {} under the scenario's own rules, and share "
                                 "every random draw.",
                                 how_many(spec.fit ? outcome.run.runs.size() : outcome.run.replicates.size(),
                                          "replicate"),
                                 span_of_weeks(static_cast<Week>(run.weeks)), spec.base.seed,
                                 span_of_weeks(static_cast<Week>(run.burnin))));
}

std::string response_text(DoseOutcome const& outcome)
{
    auto const& points = outcome.curve.points;
    if (points.size() >= 2 && !points.front().response.has_interval()) // with the option that helps
        return wrapped("  ", "Fewer than three replicates give no intervals: use --replicates 20 or more.");
    std::string out;
    for (auto const& finding : response_findings(outcome))
        out += finding_text(finding);
    return out;
}

} // namespace

std::string dose_text(DoseOutcome const& outcome, Characters characters)
{
    auto out = heading(outcome) + '\n';
    if (outcome.curve.withheld)
        out += "RESPONSE: withheld, too few people.\n";
    else
        out += dose_chart(outcome, characters) + response_text(outcome);
    out += wrapped("  ", dose_windows(outcome));
    for (auto const& note : window_notes(outcome.simulated_time()))
        out += wrapped("  note: ", note);
    out += would_change_text(dose_hints(outcome));
    out += '\n' + tipping_text(outcome) + '\n';
    if (auto const effect = dose_over_members(outcome); !effect.empty()) out += finding_text(effect);
    out += wrapped(
        "", outcome.run.spec.fit
                ? member_interval_words() + " Nothing here is about any real person."
                : "95% intervals are over replicates: they cover chance only. Nothing here is about any real "
                  "person.");
    for (auto const& note : disclosure_notes(outcome.run.spec.base))
        out += wrapped("", note);
    return out + fmt::format("scenario {:016x}  result {:016x}\ngroundswell {}, {}\n",
                             scenario_hash(outcome.run.spec.base), points_hash(outcome.run.replicates),
                             GROUNDSWELL_VERSION, duration(outcome.seconds));
}

} // namespace groundswell
