#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "observe/points.hpp"
#include "observe/result.hpp"

/// What paired experiments keep of a replicate.
namespace groundswell {

/// Weeks over which the course of harm is summed.
inline constexpr std::size_t quarter = 13;
/// And those at the end over which `late_harm` is.
inline constexpr std::size_t late_weeks = 104;

/// Every end-of-run figure that is not withheld (a withheld one is absent), and, over everyone:
/// `late_harm`: harm of the last two years [severity per 1,000 person-weeks];
/// `counted_acts`: acts of counted kinds over the horizon; `cost`: spent on interventions;
/// `harm@0`, `harm@13`, ...: harm of the 13 weeks from then on [severity per 1,000 person-weeks].
std::vector<PointValue> kept_figures(ReplicateResult const& result);

/// Names of the end-of-run figures and `late_harm`.
std::vector<std::string> const& figure_names();

/// @param argument  by which it was given, for messages
/// @throws UserError `argument: unknown metric 'x' (...)` with "did you mean"
void require_figure(std::string const& argument, std::string_view metric);

/// The group whose figure stands for the whole: "all", but "woman" for women's shares and promotions.
std::string figure_group(std::string_view metric);

} // namespace groundswell
