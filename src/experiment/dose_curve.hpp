#pragma once
#include <string>
#include <vector>

#include "experiment/dose.hpp"
#include "experiment/paired_difference.hpp"
#include "scenario/parameter_table.hpp"

namespace groundswell {

/// The response to one dose that is held from week 0 to the end.
struct DosePoint {
    double dose{0};
    Estimate response{};
    PairedDifference effect{}; ///< against the first dose, by pairs
};

/// How the response changes with the dose.
struct DoseCurve {
    std::vector<DosePoint> points;
    bool withheld{false}; ///< rests on too few people somewhere; then there are no points
    bool flat{true};      ///< no dose differs from the first beyond chance (Bonferroni over doses)
    /// Where the mean response changes most per unit of dose, between two neighbouring doses.
    struct Steepest {
        double low_dose{0}, high_dose{0};
        Estimate slope{}; ///< [response per unit of dose], by pairs
        Range where{};    ///< 95 % interval of its middle, by bootstrap over replicates
    } steepest{};
};

DoseCurve dose_curve(DoseRun const& run, std::string const& metric);

} // namespace groundswell
