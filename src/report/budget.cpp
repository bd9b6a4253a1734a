#include "report/budget.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <groundswell/problems.hpp>
#include <limits>
#include <nlohmann/json.hpp>

#include "report/costs.hpp"
#include "report/words.hpp"
#include "scenario/cost_unit.hpp"

namespace groundswell::report {

namespace {

/// What costs nothing more comes first, then what prevents the most acts for a unit.
bool better(PricedChange const& a, PricedChange const& b)
{
    double const x = a.prevented_per_unit(), y = b.prevented_per_unit();
    if (std::isnan(x) || std::isnan(y)) return std::isnan(x) && !std::isnan(y);
    return x > y;
}

Json row_json(PricedChange const& change)
{
    return {{"name", change.name},
            {"extra_cost", json_of(change.cost.extra_cost)},
            {"acts_prevented", json_of(change.cost.acts_prevented)},
            {"prevented_per_unit", finite(change.prevented_per_unit())}};
}

} // namespace

double PricedChange::prevented_per_unit() const
{
    double const extra = cost.extra_cost.mean;
    return extra > 0 ? cost.acts_prevented.mean / extra : std::numeric_limits<double>::quiet_NaN();
}

std::vector<PricedChange> priced_changes(CompareOutcome const& outcome)
{
    std::vector<PricedChange> out;
    for (std::size_t i = 0; i < outcome.findings.size(); ++i) {
        auto const& finding = outcome.findings[i];
        auto const& variant = outcome.run.spec.arms[i + 1].scenario;
        out.push_back({finding.name, finding.cost, cost_units(outcome.base(), variant)});
    }
    return out;
}

Budget budget_of(AskedBudget const& asked, std::vector<PricedChange> const& changes)
{
    Budget out;
    out.asked = asked;
    for (auto const& change : changes) {
        if (change.units.empty())
            out.without_cost.push_back(change.name);
        else if (change.units.size() > 1 || !same_cost_unit(change.units.front(), asked.unit))
            out.other_units.push_back(change.name);
        else
            (change.cost.extra_cost.mean <= asked.amount ? out.within : out.above).push_back(change);
    }
    std::ranges::stable_sort(out.within, better);
    std::ranges::stable_sort(out.above, better);
    return out;
}

std::string require_one_unit(CompareSpec const& spec, std::string const& argument)
{
    std::vector<std::string> units;
    auto const& base = spec.arms.front().scenario;
    for (std::size_t arm = 1; arm < spec.arms.size(); ++arm)
        for (auto& unit : cost_units(base, spec.arms[arm].scenario))
            if (std::ranges::none_of(units, [&](auto const& known) { return same_cost_unit(known, unit); }))
                units.push_back(std::move(unit));
    if (units.empty())
        throw UserError(Problem{.code = ProblemCode::argument_conflict,
                                .place = {.argument = argument},
                                .what = "is given, but no change states a cost",
                                .allowed = "costs are cost_per_person and cost_per_week of interventions",
                                .suggestion = "state them, or leave the " + argument + " out"});
    if (units.size() > 1)
        throw UserError(Problem{.code = ProblemCode::argument_conflict,
                                .place = {.argument = argument},
                                .what = "is given, but costs are in " + units_words(units),
                                .allowed = "a " + argument + " is in one unit",
                                .suggestion = "compare the changes of each unit apart, or state all costs in "
                                              "one unit"});
    return units.front();
}

Json budget_json(Budget const& budget, Week weeks)
{
    Json out{{"amount", budget.asked.amount},
             {"unit", budget.asked.unit},
             {"weeks", weeks},
             {"within", Json::array()},
             {"above", Json::array()},
             {"without_cost", budget.without_cost},
             {"other_units", budget.other_units}};
    for (auto const& change : budget.within)
        out["within"].push_back(row_json(change));
    for (auto const& change : budget.above)
        out["above"].push_back(row_json(change));
    return out;
}

std::string budget_words(AskedBudget const& asked, Week weeks)
{
    double const amount = asked.amount;
    auto const number = amount == std::floor(amount) && amount < 1e15
                            ? thousands(static_cast<std::uint64_t>(amount))
                            : fmt::format("{}", amount);
    return fmt::format("{} {} for the {}", number, unit_words(asked.unit), span_of_weeks(weeks));
}

} // namespace groundswell::report
