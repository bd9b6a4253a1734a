#pragma once
#include <span>
#include <string_view>
#include <vector>

#include "figures/figure.hpp"

/// The catalogue of figures: the one place where a figure is defined.
///
/// End-of-run figures, paired experiments, expressions of claims, series, tables, JSON and pages read it. To
/// add a figure, add its entry to one of catalogue_*.cpp.
namespace groundswell {

/// All figures, in the order in which experiments list them.
std::span<Figure const> all_figures();

/// The entry of that name, or nullptr. `harm@26`, the harm of one quarter, is under `harm@`.
Figure const* find_figure(std::string_view name);

/// Those that have a series, in the order of series.
std::vector<Figure const*> const& weekly_figures();

// The entries by subject; `all_figures` joins them in this order.
std::vector<Figure> figures_of_harm();
std::vector<Figure> figures_of_experience();
std::vector<Figure> figures_of_perpetrators();
std::vector<Figure> figures_of_responses();
std::vector<Figure> figures_of_careers();
std::vector<Figure> figures_of_states();
std::vector<Figure> figures_of_surveys();

} // namespace groundswell
