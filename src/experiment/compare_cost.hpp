#pragma once
#include <span>

#include "experiment/paired_ratio.hpp"

namespace groundswell {

/// What one act prevented costs: extra cost over acts prevented, both over the horizon.
struct CostPerAct {
    Estimate extra_cost{};     ///< of the variant over the base [currency of the scenario]
    Estimate acts_prevented{}; ///< acts of counted kinds, base minus variant
    Ratio ratio{};             ///< determined only if acts were prevented, beyond chance
};

/// By pair.
struct CostColumns {
    std::span<double const> base_cost, variant_cost, base_acts, variant_acts;
};

CostPerAct cost_per_act(CostColumns const& columns);

} // namespace groundswell
