#pragma once
#include <groundswell/figures.hpp>
#include <vector>

/// The catalogue of figures: the one place where a figure is defined.
///
/// End-of-run figures, paired experiments, expressions of claims, series, tables, JSON and pages read it. To
/// add a figure, add its entry to one of catalogue_*.cpp.
namespace groundswell {

// The entries by subject; `all_figures` joins them in this order.
std::vector<Figure> figures_of_harm();
std::vector<Figure> figures_of_experience();
std::vector<Figure> figures_of_perpetrators();
std::vector<Figure> figures_of_responses();
std::vector<Figure> figures_of_careers();
std::vector<Figure> figures_of_states();
std::vector<Figure> figures_of_surveys();

} // namespace groundswell
