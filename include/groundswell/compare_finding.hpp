#pragma once
#include <groundswell/compare.hpp>
#include <groundswell/over_members.hpp>
#include <groundswell/paired_difference.hpp>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace groundswell {

/// One figure of one group with and without.
struct FigureDifference {
    std::string metric, group;
    bool withheld{false}; ///< rests on too few people in some replicate; then nothing is known
    PairedDifference paired{};
    std::optional<MemberEffect> over_members{}; ///< with a fit
};

/// What one act prevented costs: extra cost over acts prevented, both over the horizon.
struct CostPerAct {
    Estimate extra_cost{};     ///< of the variant over the base [currency of the scenario]
    Estimate acts_prevented{}; ///< acts of counted kinds, base minus variant
    Ratio ratio{};             ///< determined only if acts were prevented, beyond chance
};

/// How long an effect lasts once the push is over.
struct Fading {
    bool there{false};      ///< an effect beyond chance, over the horizon or in the year before the end
    bool determined{false}; ///< and in the year that is to be halved, so that its half-life can be told
    bool after_end{false};  ///< counted from the end of the intervention; else from the effect's peak
    double from{0};         ///< years from week 0 at which counting begins
    Estimate effect;        ///< over the year before it [unit of the course]
    /// Years until the effect over a year is half of that; infinite where it is not within the horizon.
    double years{0}, low{0}, high{0};
    double watched{0}; ///< years between `from` and the last year's middle
};

/// Pairs by the lasting states in which their two runs ended.
struct PairedStates {
    double border{0};                  ///< perceived norm, half-way between the two states
    Estimate low{}, high{};            ///< perceived norm of runs that ended in each
    Share base_high{}, variant_high{}; ///< runs that ended in the high state

    /// Pairs whose base ended in `from` and whose variant ended in `to` (false: low, true: high).
    struct Cell {
        std::size_t pairs{0};
        Estimate difference; ///< of the figure, within the cell
    };
    Cell cell[2][2]{}; ///< [base ended high][variant ended high]
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
    /// With a fit, where runs end in two lasting states: members without and with the change.
    std::optional<std::pair<MemberStates, MemberStates>> member_states{};
    double median_reduction{0}, smallest_reduction{0}; ///< of variance, over `figures`; 0 if none varies
    std::vector<std::string> inborn;                   ///< changed parameters that reach newcomers only
};

/// @param metric  the figure whose course decides
std::vector<VariantFinding> variant_findings(CompareRun const& run, std::string const& metric);

} // namespace groundswell
