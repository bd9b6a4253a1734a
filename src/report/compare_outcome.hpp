#pragma once
#include <groundswell/compare_finding.hpp>
#include <groundswell/decision.hpp>
#include <optional>
#include <string>
#include <vector>

#include "experiment/asked.hpp"
#include "report/finding.hpp"
#include "report/windows.hpp"

namespace groundswell::report {

/// Everything that the forms of a comparison are made from.
struct CompareOutcome {
    CompareRun run;
    std::string metric; ///< the main one
    std::vector<VariantFinding> findings;
    std::optional<StoppingRule> stop;
    std::vector<AskedBudget> budgets{};
    std::optional<AskedWorth> worth{};
    std::vector<AskedQuestion> questions{}; ///< of surveys of the user's own
    double seconds{0};

    Scenario const& base() const { return run.spec.arms.front().scenario; }
    /// What a decision between the variants is asked, with the smallest of the budgets.
    DecisionSpec asked_decision() const
    {
        DecisionSpec out;
        if (!budgets.empty()) out.budget = budgets.front().amount;
        if (worth) out.worth = worth->amount;
        return out;
    }
    SimulatedTime simulated_time() const
    {
        return simulated_time_of(base(), run.spec.past.until, run.spec.part == PartAt::later_week);
    }
    /// Weeks before the counted ones in which both runs of a pair are the same.
    Week parted() const { return run.spec.part == PartAt::burn_in_start ? 0 : simulated_time().before; }
};

/// Where an effect could be 0 as far as these pairs tell.
bool may_be_chance(FigureDifference const& figure);

/// What a variant changes in the main metric, what that costs, how long it lasts, its lasting states and what
/// pairing gained.
std::vector<Finding> compare_findings(CompareOutcome const& outcome, VariantFinding const& variant);

/// Which figures of a variant a table shows, in its order.
struct CompareTable {
    struct Row {
        FigureDifference const* figure; ///< of the outcome, which must live as long
        std::string label;              ///< the figure's, or under it the people of a group
        bool share{false};              ///< shown as a percentage
        bool of_group{false};           ///< stands under the figure of everyone
    };
    std::vector<Row> rows;
    bool chance{false};   ///< a change could be chance
    std::size_t pairs{0}; ///< that there are
    bool partial{false};  ///< a figure is known in some of them only
    bool withheld{false}; ///< a figure rests on too few people
};
CompareTable compare_table(VariantFinding const& variant, std::size_t pairs);

/// The comparison as one JSON object, as the command prints it.
Json compare_json(CompareOutcome const& outcome);
/// What a page shows of one variant.
Json comparison_data(CompareOutcome const& outcome, std::size_t variant);

} // namespace groundswell::report
