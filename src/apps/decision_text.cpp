#include <algorithm>
#include <fmt/format.h>

#include "apps/compare_text.hpp"
#include "apps/finding_text.hpp"
#include "apps/text.hpp"
#include "report/costs.hpp"
#include "report/decision_outcome.hpp"
#include "report/words.hpp"

namespace groundswell {

using namespace report;

namespace {

constexpr std::size_t option_width = 23, price_width = 9, less_width = 10, rating_width = 20;

std::string rate(Ratio const& ratio, double step)
{
    if (!ratio.determined) return "-";
    return with_interval(
        {.n = 3, .mean = ratio.value * step, .se = 1, .low = ratio.low * step, .high = ratio.high * step},
        false);
}

std::string best(WorldShare const& share)
{
    return fmt::format("{:.0f}% [{:.0f}, {:.0f}]", 100 * share.share, 100 * share.low, 100 * share.high);
}

std::string option_row(DecisionOption const& option, double step)
{
    auto name = (option.on_front ? "  * " : "    ") + option.name, above = std::string();
    if (columns(name) > option_width - 1) { // a long name has a line of its own
        above = name + '\n';
        name.clear();
    }
    auto const standing = option.affordable ? best(option.best) : "above the budget";
    return above + padded(name, option_width) +
           padded_left(figure(option.extra_cost.mean, false), price_width) +
           padded_left(figure(option.prevented.mean, false), less_width) +
           padded_left(rate(option.per_unit, step), rating_width) + "  " + standing + '\n';
}

std::string option_table(DecisionOutcome const& outcome)
{
    auto const& decision = *outcome.decision;
    double const step = cost_step(decision);
    std::string out =
        padded("  option", option_width) + padded_left("cost", price_width) +
        padded_left("acts less", less_width) +
        padded_left(fmt::format("per {}", thousands(static_cast<std::uint64_t>(step))), rating_width) +
        "  best in [95%]\n";
    for (auto const& option : decision.options)
        out += option_row(option, step);
    return out +
           wrapped("  ", fmt::format("Costs are in {}, over {}. * on the front: by means, no other option "
                                     "prevents as much for less, or more for as much.",
                                     outcome.unit.empty() ? "a unit that is not said" : outcome.unit,
                                     span_of_weeks(outcome.weeks)));
}

} // namespace

std::string decision_text(DecisionOutcome const& outcome)
{
    std::string out = "WHAT TO PAY FOR\n";
    for (auto const& finding : decision_findings(outcome))
        out += finding_text(finding);
    return outcome.decision ? out + option_table(outcome) : out;
}

} // namespace groundswell
