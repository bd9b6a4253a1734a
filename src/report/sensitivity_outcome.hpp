#pragma once
#include <groundswell/exclusion.hpp>
#include <groundswell/sensitivity.hpp>
#include <string>
#include <vector>

#include "report/json.hpp"

namespace groundswell::report {

/// What a report of a sensitivity needs besides its numbers.
struct SensitivitySetting {
    Scenario scenario;
    SensitivityOptions options;
    Exclusion excluded{}; ///< of the plausible ranges
    std::size_t people{0};
    double seconds{0}; ///< wall time of this call
};

/// The sensitivity as one JSON object, as the command prints it.
Json sensitivity_json(SensitivityResult const& result, SensitivitySetting const& setting);
/// What a page shows of it, by metric.
Json sensitivity_data(SensitivityResult const& result);

/// Every run as a row of a CSV table: where in the design it stands, its point in the unit cube and in
/// natural units, and every figure that may be shown.
std::string sensitivity_table(SensitivityResult const& result, Scenario const& scenario);

/// "31% [20, 44]": a share of a variance. It may lie below 0 by chance.
std::string variance_share(VarianceShare const& share);
/// "up" where more of the number gives more of the metric at most places, "down", or "both".
std::string direction_of(ElementaryEffects const& effects);
/// What was found about one metric, in sentences: what matters most, what is chance, and what was left out.
std::vector<std::string> sensitivity_sentences(MetricSensitivity const& metric);
/// How the runs were laid out.
std::string sensitivity_design(SensitivityResult const& result, SensitivityOptions const& options);

/// The effects of a parameter on a metric.
ElementaryEffects const& effects_of(MetricSensitivity const& metric, std::string const& parameter);

} // namespace groundswell::report
