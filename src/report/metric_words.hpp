#pragma once
#include <string>
#include <string_view>
#include <vector>

#include <groundswell/ids.hpp>

namespace groundswell::report {

/// How a figure is spoken of, as the catalogue has it (`find_figure`).
struct MetricWords {
    std::string_view name;    ///< as in results and targets
    std::string_view words;   ///< a label of at most 31 columns
    std::string_view under;   ///< a shorter one below what it is a share of; may be empty
    std::string_view subject; ///< of a sentence
    bool share;               ///< printed as a percentage
    bool main;                ///< among the main figures of a comparison in the explorer
};

/// Words for a figure in the tables of a run; for one that is not in the catalogue its own name, as a plain
/// number.
MetricWords words_for(std::string_view name);

/// Words for a figure of an experiment, where each stands alone.
MetricWords figure_words(std::string_view name);

/// The label of `figure_words`, and for a figure of the last two years which weeks of so long a run these
/// are: "harm, late (all 60 weeks)".
std::string label_over(std::string_view name, Week weeks);

/// Into the order in which figures are read; those without one come last.
void sort_for_table(std::vector<std::string>& names);

/// The figures of the printed table of a comparison, in its order.
std::vector<std::string_view> comparison_table_figures();

} // namespace groundswell::report
