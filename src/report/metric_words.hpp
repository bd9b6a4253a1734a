#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace groundswell::report {

/// How a figure is spoken of.
struct MetricWords {
    std::string_view name;  ///< as in results and targets
    std::string_view words; ///< a label that stands alone, at most 31 columns
    std::string_view
        under;  ///< a shorter one for a table in which it follows what it is a share of; may be empty
    bool share; ///< printed as a percentage
};

/// Words for a figure; for one that is not in the list its own name, as a plain number.
MetricWords words_for(std::string_view name);

/// Words for a figure that stands alone, as in an experiment.
MetricWords figure_words(std::string_view name);

/// Into the order in which figures are read; those without words come last.
void sort_for_table(std::vector<std::string>& names);

} // namespace groundswell::report
