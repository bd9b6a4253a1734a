#include <algorithm>
#include <cmath>
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

/// Every rate with as many decimals as the largest can bear.
std::string rate(Ratio const& ratio, double step, int decimals)
{
    if (!ratio.determined) return "-";
    return fmt::format("{:.{}f} [{:.{}f}, {:.{}f}]", ratio.value * step, decimals, ratio.low * step, decimals,
                       ratio.high * step, decimals);
}

int decimals_of_rates(Decision const& decision, double step)
{
    double largest = 0;
    for (auto const& option : decision.options)
        if (option.per_unit.determined) largest = std::max(largest, std::abs(option.per_unit.value * step));
    return largest < 10 ? 2 : largest < 100 ? 1 : 0;
}

std::string amount(double value)
{
    return value == 0 ? "0" : figure(value, false);
}

std::string best(WorldShare const& share)
{
    return fmt::format("{:.0f}% [{:.0f}, {:.0f}]", 100 * share.share, 100 * share.low, 100 * share.high);
}

std::string option_row(DecisionOption const& option, double step, int decimals)
{
    auto name = (option.on_front ? "  * " : "    ") + option.name, above = std::string();
    if (columns(name) > option_width - 1) { // a long name has a line of its own
        above = name + '\n';
        name.clear();
    }
    auto const standing = option.affordable ? best(option.best) : "above the budget";
    return above + padded(name, option_width) + padded_left(amount(option.extra_cost.mean), price_width) +
           padded_left(amount(option.prevented.mean), less_width) +
           padded_left(rate(option.per_unit, step, decimals), rating_width) + "  " + standing + '\n';
}

std::string option_table(DecisionOutcome const& outcome)
{
    auto const& decision = *outcome.decision;
    double const step = cost_step(decision);
    int const decimals = decimals_of_rates(decision, step);
    std::string out =
        padded("  option", option_width) + padded_left("cost", price_width) +
        padded_left("acts less", less_width) +
        padded_left(fmt::format("per {}", thousands(static_cast<std::uint64_t>(step))), rating_width) +
        "  best in [95%]\n";
    for (auto const& option : decision.options)
        out += option_row(option, step, decimals);
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
