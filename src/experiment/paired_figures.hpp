#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "figures/figure.hpp" // IWYU pragma: export
#include "observe/points.hpp"
#include "observe/result.hpp"

/// What paired experiments keep of a replicate.
namespace groundswell {

/// Every end-of-run figure that is not withheld (a withheld one is absent), and the figures of the catalogue
/// that only paired experiments keep: `late_harm`, `counted_acts`, `cost`, and the course of harm by quarters
/// (`harm@0`, `harm@13`, ...).
std::vector<PointValue> kept_figures(ReplicateResult const& result);

/// Names of the figures that experiments take, in the order of the catalogue.
std::vector<std::string> const& figure_names();

/// @param argument  by which it was given, for messages
/// @throws UserError `argument: unknown metric 'x' (...)` with "did you mean"
void require_figure(std::string const& argument, std::string_view metric);

/// The group whose figure stands for the whole: "all", or "woman" for figures of women only.
std::string figure_group(std::string_view metric);

} // namespace groundswell
