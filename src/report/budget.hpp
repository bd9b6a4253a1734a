#pragma once
#include <string>
#include <vector>

#include "report/compare_outcome.hpp"
#include "report/json.hpp"

namespace groundswell::report {

/// A change and what it costs over the run, more than the base.
struct PricedChange {
    std::string name;
    CostPerAct cost{};
    std::vector<std::string> units{}; ///< of its costs; none: it states no cost

    /// Acts prevented by each unit of cost; NaN where it costs nothing more.
    double prevented_per_unit() const;
};

/// Changes by whether their extra cost over the whole run lies within an amount.
struct Budget {
    AskedBudget asked;
    std::vector<PricedChange> within; ///< by acts prevented per unit of cost, the most first
    std::vector<PricedChange> above;  ///< likewise
    std::vector<std::string> without_cost, other_units;
};

/// What the changes of a comparison cost.
std::vector<PricedChange> priced_changes(CompareOutcome const& outcome);

/// Sort changes by a budget.
Budget budget_of(AskedBudget const& asked, std::vector<PricedChange> const& changes);

/// Refuse an amount for changes of which none states a cost, or whose costs are in several units.
///
/// @param argument  by which it was given: `budget` or `worth`
/// @return the unit of all costs
/// @throws UserError under the argument
std::string require_one_unit(CompareSpec const& spec, std::string const& argument);

/// {amount, unit, weeks, within: [{name, extra_cost, acts_prevented, prevented_per_unit}], above: [..],
/// without_cost: [name], other_units: [name]}
Json budget_json(Budget const& budget, Week weeks);

/// "5,000 EUR for the 10 years".
std::string budget_words(AskedBudget const& asked, Week weeks);

} // namespace groundswell::report
