#include <fmt/format.h>

#include "apps/compare_outcome.hpp"
#include "apps/dose_outcome.hpp"

namespace groundswell {

namespace {

std::string verdict(DoseOutcome const& outcome)
{
    auto const& tipping = outcome.tipping;
    auto const& spec = outcome.run.spec;
    auto const push =
        fmt::format("After {} at {} and {} back at {}", span_of_weeks(spec.push), format_number(spec.to),
                    span_of_weeks(static_cast<Week>(spec.base.parameters.run.weeks) - spec.push),
                    format_number(spec.from));
    auto const left = with_interval(
        {.n = 2, .mean = tipping.left.value, .se = 0, .low = tipping.left.low, .high = tipping.left.high},
        true);
    switch (tipping.withdrawal) {
    case Withdrawal::no_effect:
        return fmt::format(
            "Holding {} at {} to the end changes nothing beyond chance, so there is nothing that "
            "could stay.",
            spec.lever, format_number(spec.to));
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
    return fmt::format("Undecided. {}, {} of the effect of holding it is left: more replicates would tell.",
                       push, left);
}

std::string hysteresis(Tipping const& tipping)
{
    if (tipping.hysteresis.empty())
        return "No hysteresis beyond chance: where it ends depends on the dose, not on the way to it.";
    std::vector<std::string> doses;
    for (double const dose : tipping.hysteresis)
        doses.push_back(format_number(dose));
    return fmt::format(
        "Hysteresis: at {} {} where it ends depends on the way to it (intervals of down minus up "
        "leave out 0; one in 20 would by chance).",
        doses.size() == 1 ? "dose" : "doses", joined(doses));
}

} // namespace

std::vector<std::string> tipping_sentences(DoseOutcome const& outcome)
{
    return {verdict(outcome), hysteresis(outcome.tipping)};
}

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
                   (h.apart.difference.n >= 2 && !h.apart.certain() ? " ?" : "");
        out += '\n';
    }
    out += wrapped("  ", verdict(outcome)) + wrapped("  ", hysteresis(tipping));
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
