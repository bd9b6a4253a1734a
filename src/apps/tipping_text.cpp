#include <fmt/format.h>

#include <groundswell/problems.hpp>

#include "apps/dose_text.hpp"
#include "apps/finding_text.hpp"
#include "base/text.hpp"
#include "report/metric_words.hpp"
#include "report/words.hpp"

namespace groundswell {

using namespace report;

namespace {

/// Whether the push is the usual one, made shorter to leave enough after it.
bool shortened(DoseSpec const& spec)
{
    return spec.push < 104 && 2 * spec.push == static_cast<Week>(spec.base.parameters.run.weeks);
}

} // namespace

std::string tipping_text(DoseOutcome const& outcome)
{
    auto const& tipping = outcome.tipping;
    auto const& spec = outcome.run.spec;
    auto const words = figure_words(tipping.metric);
    if (tipping.withheld) return "TWO HISTORIES: withheld, too few people.\n";
    std::string out = fmt::format(
        "TWO HISTORIES: {}\n", label_over(tipping.metric, static_cast<Week>(spec.base.parameters.run.weeks)));
    out +=
        wrapped("  ", fmt::format("up: the dose from week 0 on. down: {} for {}{}, and only then the dose.",
                                  format_number(spec.to), span_of_weeks(spec.push),
                                  shortened(spec) ? ", half of the horizon" : ""));
    out += padded_left("dose", 9) + padded_left("up", 11) + padded_left("down", 11) + "   down minus up\n";
    auto const all = outcome.run.replicates.size();
    bool partial = false;
    for (auto const& h : tipping.histories) {
        out += padded_left(format_number(h.dose), 9) + padded_left(figure(h.up.mean, words.share), 11) +
               padded_left(figure(h.down.mean, words.share), 11) + "   ";
        if (h.apart.identical)
            out += "the same";
        else
            out += signed_interval(h.apart.difference, words.share) +
                   (h.apart.difference.has_interval() && !h.apart.certain() ? " ?" : "");
        auto const n = h.apart.difference.n;
        bool const some = n > 0 && n < all;
        partial = partial || some;
        out += (some ? fmt::format(" ({})", n) : "") + '\n';
    }
    if (partial)
        out +=
            fmt::format("  (n): the change over the n of {} replicates in which both have the figure\n", all);
    for (auto const& finding : tipping_findings(outcome))
        out += finding_text(finding);
    if (!can_tell_states(outcome.simulated_time().all()))
        return out + wrapped("  ", fmt::format("Lasting states cannot be told: fewer than {} weeks were "
                                               "simulated, burn-in included.",
                                               least_for_states));
    if (!tipping.border)
        return out +
               wrapped("  ",
                       "Two lasting states are not seen: neither the runs of one dose nor, long after the "
                       "push, its two histories fall into two groups.");
    out +=
        wrapped("  ", fmt::format("TWO LASTING STATES, on either side of a believed backing of {}. Runs that "
                                  "end in the better one:",
                                  percent(*tipping.border)));
    for (auto const& h : tipping.histories)
        out += padded_left(format_number(h.dose), 9) + "   up " + padded(share_text(h.up_high), 28) +
               "down " + share_text(h.down_high) + '\n';
    return out;
}

} // namespace groundswell
