#pragma once
#include <optional>
#include <string>
#include <vector>

#include "experiment/compare.hpp"
#include "experiment/compare_cost.hpp"
#include "experiment/compare_fading.hpp"
#include "experiment/paired_states.hpp"

namespace groundswell {

/// One figure of one group with and without.
struct FigureDifference {
    std::string metric, group;
    bool withheld{false}; ///< rests on too few people in some replicate; then nothing is known
    PairedDifference paired{};
};

/// What one variant changes.
struct VariantFinding {
    std::string name;
    std::vector<std::string> changes;      ///< to the base, in words; empty: none
    FigureDifference main;                 ///< of the metric asked for
    std::vector<FigureDifference> figures; ///< by metric, in it by group, "all" last
    CostPerAct cost;
    Fading fading;                      ///< of the effect on harm
    std::optional<PairedStates> states; ///< where runs end in two lasting states: the effect within each
    double median_reduction{0}, smallest_reduction{0}; ///< of variance, over `figures`; 0 if none varies
    std::vector<std::string> inborn;                   ///< changed parameters that reach newcomers only
};

/// @param metric  the figure whose course decides
std::vector<VariantFinding> variant_findings(CompareRun const& run, std::string const& metric);

} // namespace groundswell
