#include <algorithm>
#include <cmath>
#include <fmt/format.h>

#include "apps/compare_text.hpp"
#include "apps/text.hpp"
#include "report/budget.hpp"
#include "report/costs.hpp"
#include "report/words.hpp"

namespace groundswell {

using namespace report;

namespace {

constexpr std::size_t name_width = 31, cost_width = 10, rate_width = 15;

std::string row(PricedChange const& change)
{
    auto const& cost = change.cost;
    auto const per_unit = change.prevented_per_unit();
    auto name = "    " + change.name, above = std::string();
    if (columns(name) > name_width - 1) { // a long name has a line of its own
        above = name + '\n';
        name.clear();
    }
    return above + padded(name, name_width) + padded_left(figure(cost.extra_cost.mean, false), cost_width) +
           padded_left(std::isnan(per_unit) ? "-" : figure(per_unit, false), rate_width) + "   " +
           with_interval(cost.acts_prevented, false) +
           (cost.acts_prevented.has_interval() && cost.acts_prevented.low > 0 ? "" : " ?") + '\n';
}

std::string rows(char const* title, std::vector<PricedChange> const& changes)
{
    if (changes.empty()) return "";
    auto out = fmt::format("  {}\n", title);
    for (auto const& change : changes)
        out += row(change);
    return out;
}

std::string names(char const* title, std::vector<std::string> const& changes)
{
    if (changes.empty()) return "";
    return wrapped("  ", fmt::format("{}: {}.", title, joined(changes)));
}

bool may_be_chance(std::vector<PricedChange> const& changes)
{
    return std::ranges::any_of(changes, [](PricedChange const& change) {
        return !(change.cost.acts_prevented.has_interval() && change.cost.acts_prevented.low > 0);
    });
}

} // namespace

std::string budget_text(CompareOutcome const& outcome, AskedBudget const& asked)
{
    auto const budget = budget_of(asked, priced_changes(outcome));
    auto const weeks = static_cast<Week>(outcome.base().parameters.run.weeks);
    auto out = wrapped("", "BUDGET: " + budget_words(asked, weeks));
    out += padded("", name_width) + padded_left("cost", cost_width) +
           padded_left("acts per unit", rate_width) + "   acts prevented [95%]\n";
    out += rows("within the budget, by acts prevented per unit of cost", budget.within);
    out += rows("above the budget", budget.above);
    out += names("they state no cost", budget.without_cost);
    out += names("their costs are in other units", budget.other_units);
    if (may_be_chance(budget.within) || may_be_chance(budget.above))
        out += "  ? could be chance: the interval holds 0, or there is none\n";
    return out;
}

} // namespace groundswell
