#pragma once
#include <groundswell/self_check.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "report/finding.hpp"

namespace groundswell::report {

/// Everything that the forms of a fit are made from.
struct FitOutcome {
    FitOptions options; ///< without its callbacks
    FitResult fit;
    std::string command; ///< that made it
    double seconds{0};
    std::optional<SelfCheck> self_check{}; ///< where the surveys were of a made-up truth
};

/// How many members there are, what they meet, and what the surveys say nothing about.
std::vector<Finding> fit_findings(FitOutcome const& outcome);

/// "experienced (woman)" and a value as it is printed: a percentage of a share.
std::string row_value(Target const& target, double value);

/// The unit of a row's figure, as the catalogue has it.
std::string_view unit_of_row(std::string_view figure);

/// The fit as one JSON object, as the command prints it and a study keeps it for the report.
Json fit_json(FitOutcome const& outcome);

/// The name under which a study keeps `fit_json`.
inline constexpr auto kept_fit_result = "fit/result";

} // namespace groundswell::report
