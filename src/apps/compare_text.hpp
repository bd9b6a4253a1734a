#pragma once
#include <string>

#include "report/compare_outcome.hpp"
#include "report/decision_outcome.hpp"

namespace groundswell {

/// A comparison as text for a terminal.
std::string compare_text(report::CompareOutcome const& outcome);

/// The main metric of every variant side by side.
std::string compare_summary(report::CompareOutcome const& outcome);
/// Which changes lie within a budget, and which above it.
std::string budget_text(report::CompareOutcome const& outcome, AskedBudget const& asked);
/// What to pay for, as sentences and a table.
std::string decision_text(report::DecisionOutcome const& outcome);
/// The main figures of one variant, by group.
std::string compare_table_text(report::CompareOutcome const& outcome, VariantFinding const& variant);

} // namespace groundswell
