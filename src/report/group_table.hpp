#pragma once
#include <string>
#include <vector>

#include "report/run_outcome.hpp"

namespace groundswell::report {

/// Every figure of a run by group, as a table to be shown.
struct GroupTable {
    struct Row {
        std::string name;  ///< of the figure
        std::string label; ///< shorter and indented where the figure is a share of the one above it
        bool share{false}; ///< shown as a percentage
        /// Weeks that a survey's question asks about, 0 for other figures. Questions come last, by their
        /// time.
        Week asked{0};
        /// By column: the figure, or null where the group has none. Of the outcome, which must live as long.
        std::vector<MetricSummary const*> cells;
    };
    std::vector<std::string> columns; ///< groups, and "all" last
    std::vector<Row> rows;
};

GroupTable group_table(RunOutcome const& outcome);

} // namespace groundswell::report
