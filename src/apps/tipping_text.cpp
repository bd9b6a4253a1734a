#include <fmt/format.h>

#include "apps/dose_text.hpp"
#include "apps/finding_text.hpp"
#include "base/problems.hpp"
#include "report/metric_words.hpp"
#include "report/words.hpp"

namespace groundswell {

using namespace report;

std::string tipping_text(DoseOutcome const& outcome)
{
    auto const& tipping = outcome.tipping;
    auto const& spec = outcome.run.spec;
    auto const words = figure_words(tipping.metric);
    if (tipping.withheld) return "TWO HISTORIES: withheld, too few people.\n";
    std::string out = fmt::format("TWO HISTORIES: {}\n", words.words);
    out += wrapped("  ", fmt::format("up: the dose from week 0 on. down: {} for {}, and only then the dose.",
                                     format_number(spec.to), span_of_weeks(spec.push)));
    out += padded_left("dose", 9) + padded_left("up", 11) + padded_left("down", 11) + "   down minus up\n";
    for (auto const& h : tipping.histories) {
        out += padded_left(format_number(h.dose), 9) + padded_left(figure(h.up.mean, words.share), 11) +
               padded_left(figure(h.down.mean, words.share), 11) + "   ";
        if (h.apart.identical)
            out += "the same";
        else
            out += signed_interval(h.apart.difference, words.share) +
                   (h.apart.difference.has_interval() && !h.apart.certain() ? " ?" : "");
        out += '\n';
    }
    for (auto const& finding : tipping_findings(outcome))
        out += finding_text(finding);
    if (!tipping.border)
        return out +
               wrapped(
                   "  ",
                   "Runs do not fall into two lasting states: where they end shades over from dose to dose.");
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
